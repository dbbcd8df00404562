import { cx } from "./class-names";

export type ProgressBarProps = {
  label: string;
  /** 0 to 1; more than 1 fills the bar. Null is unknown and draws nothing. */
  share: number | null;
  /** The figure beside the bar, as people read it. */
  text: string;
  tone?: "primary" | "good" | "warn" | "danger";
  /** Where it should be by now, 0 to 1. */
  expected?: number;
};

const tones = {
  primary: "text-action",
  good: "text-good",
  warn: "text-warn",
  danger: "text-danger",
} as const;

/** Drawn in SVG: widths that come from data need no style attribute. */
export function ProgressBar({ label, share, text, tone = "primary", expected }: ProgressBarProps) {
  const filled = Math.max(0, Math.min(1, share ?? 0)) * 100;
  return (
    <div className="flex items-center gap-2">
      <svg
        role="img"
        aria-label={`${label} ${text}`}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        className={cx("h-2 min-w-[48px] flex-1 overflow-hidden rounded-full bg-hover", tones[tone])}
      >
        <rect width={filled} height="8" fill="currentColor" />
        {expected !== undefined && (
          <path
            d={`M${expected * 100} 0v8`}
            strokeWidth="2"
            vectorEffect="non-scaling-stroke"
            className="stroke-fg"
          />
        )}
      </svg>
      <span className="whitespace-nowrap text-sm">{text}</span>
    </div>
  );
}
