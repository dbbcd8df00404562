import { Badge } from "@/app/ui/badge";
import { dueWord } from "./due-word";

/** How long there still is, by colour and in words. */
export function DueBadge({ dueOn, daysLeft }: { dueOn: string | null; daysLeft: number | null }) {
  if (dueOn === null || daysLeft === null) return null;
  return (
    <Badge tone={toneOf(daysLeft)} title={dueOn}>
      {dueWord(daysLeft)}
    </Badge>
  );
}

function toneOf(daysLeft: number) {
  if (daysLeft < 0) return "danger";
  return daysLeft <= 3 ? "warn" : "neutral";
}
