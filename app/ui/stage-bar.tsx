import { Fragment } from "react";
import { cx } from "./class-names";

export type StageState = "done" | "unverified" | "returned" | "current" | "planned" | "late" | "none";

export type StageStep = { name: string; state: StageState; date?: string | null; title?: string };

const states = {
  done: { word: "已完成", dot: "border-action bg-action text-action-fg", mark: "✓", text: "text-fg" },
  unverified: { word: "待认定", dot: "border-action bg-bg text-primary", mark: "✓", text: "text-fg" },
  returned: { word: "已退回", dot: "border-danger bg-bg text-danger", mark: "↺", text: "text-fg" },
  current: {
    word: "当前阶段",
    dot: "border-action bg-bg ring-4 ring-primary-tint text-primary",
    mark: "●",
    text: "font-semibold text-primary",
  },
  planned: { word: "计划", dot: "border-control bg-bg", mark: "", text: "text-muted" },
  late: { word: "已逾期", dot: "border-danger bg-danger-tint text-danger", mark: "!", text: "text-danger" },
  none: { word: "未开始", dot: "border-line bg-bg", mark: "", text: "text-muted" },
} as const satisfies Record<StageState, { word: string; dot: string; mark: string; text: string }>;

const reached = (state: StageState) => ["done", "unverified", "returned", "current"].includes(state);

function Step({ step, following }: { step: StageStep; following?: StageStep }) {
  const look = states[step.state];
  return (
    <li
      title={step.title}
      aria-current={step.state === "current" ? "step" : undefined}
      className="relative flex flex-col items-center px-1 text-center"
    >
      {following && (
        <span
          aria-hidden="true"
          className={cx(
            "absolute left-[calc(50%+14px)] right-[calc(-50%+14px)] top-[9px] border-t",
            reached(following.state) ? "border-action" : "border-line",
          )}
        />
      )}
      <span
        aria-hidden="true"
        className={cx(
          "flex h-5 w-5 items-center justify-center rounded-full border text-xs leading-none",
          look.dot,
        )}
      >
        {look.mark}
      </span>
      <span className={cx("mt-1 text-sm", look.text)}>{step.name}</span>
      <span className={cx("text-xs", step.state === "late" ? "text-danger" : "text-muted")}>
        {step.state === "unverified" && <span className="block">待认定</span>}
        {step.state === "returned" && <span className="block text-danger">已退回</span>}
        <DateWords text={step.date} />
      </span>
      <span className="sr-only">{look.word}</span>
    </li>
  );
}

/** "计划 2026-12-23" in two lines where it is narrow; a date itself never breaks. */
function DateWords({ text }: { text: StageStep["date"] }) {
  return text?.split(" ").map((word) => (
    <Fragment key={word}>
      <span className="whitespace-nowrap">{word}</span>{" "}
    </Fragment>
  ));
}

/** The road a record travels: one mark per step, wrapping on narrow screens. */
export function StageBar({ steps, label }: { steps: readonly StageStep[]; label: string }) {
  return (
    <ol
      aria-label={label}
      className="keep-together grid grid-cols-[repeat(auto-fit,minmax(86px,1fr))] gap-y-3 overflow-hidden py-1"
    >
      {steps.map((step, position) => (
        <Step key={step.name} step={step} following={steps[position + 1]} />
      ))}
    </ol>
  );
}
