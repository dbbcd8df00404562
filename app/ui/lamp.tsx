import { cx } from "./class-names";

export type LampTone = "green" | "yellow" | "red" | "grey";

const lamps = {
  green: { shape: "●", word: "正常", look: "text-good" },
  yellow: { shape: "▲", word: "滞后", look: "text-warn" },
  red: { shape: "■", word: "受阻", look: "text-danger" },
  grey: { shape: "○", word: "未评", look: "text-muted" },
} as const satisfies Record<LampTone, { shape: string; word: string; look: string }>;

export type LampProps = {
  tone: LampTone;
  /** Another word than the usual one. */
  word?: string;
  /** Why, by whom, since when, computed or by hand: shown on hover. */
  reason?: string;
  className?: string;
};

/** Shape, word and colour together: still a lamp on grey paper and to colour-blind eyes. */
export function Lamp({ tone, word, reason, className }: LampProps) {
  const lamp = lamps[tone];
  return (
    <span
      title={reason}
      className={cx(
        "inline-flex max-w-full items-baseline gap-1",
        !word && "whitespace-nowrap",
        lamp.look,
        className,
      )}
    >
      <span aria-hidden="true" className="text-[0.9em] leading-none">
        {lamp.shape}
      </span>
      {word ?? lamp.word}
    </span>
  );
}

/** The lamp as plain text for a dense cell or a file: "● 正常". */
export const lampText = (tone: LampTone, word?: string) => `${lamps[tone].shape} ${word ?? lamps[tone].word}`;
