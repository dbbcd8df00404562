import { Badge, type Tone } from "@/app/ui/badge";
import { type ReviewState, stateNames } from "@/lib/reviews/rules";

const tones: Readonly<Record<ReviewState, Tone>> = {
  draft: "neutral",
  frozen: "primary",
  running: "warn",
  closed: "good",
};

export const StateBadge = ({ state }: { state: ReviewState }) => (
  <Badge tone={tones[state]}>{stateNames[state]}</Badge>
);
