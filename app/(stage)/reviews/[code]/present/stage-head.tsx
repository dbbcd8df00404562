"use client";

import { clockOf, type Meeting, type Page } from "./meeting";
import type { Line } from "./use-outbox";

type HeadProps = {
  review: Meeting["review"];
  state: string;
  page: Page | undefined;
  count: number;
  clock: number | null;
  stopwatch: number | null;
  line: Line;
  waiting: number;
};

const lineWords = { open: "", cut: "网络已断，照常进行", signedOut: "登录已失效" } as const;

/** Which meeting, which item, how long already, and whether what is typed arrives. */
export function StageHead({ review, state, page, count, clock, stopwatch, line, waiting }: HeadProps) {
  const item = page?.kind === "item" ? page : null;
  // A meeting that is over is looked back on; nobody is speaking over their time.
  const spoken = state === "closed" ? null : clock;
  const late = item && spoken !== null && spoken > item.item.minutes * 60;
  return (
    <header className="stage-head">
      <span className="stage-title">{review.title}</span>
      {state === "closed" && <span className="stage-mark">已闭会，回看</span>}
      {state === "frozen" && <span className="stage-mark">预演，尚未开会</span>}
      <span className="stage-status" role="status">
        {line !== "open" && <span className="stage-warn">{lineWords[line]}</span>}
        {waiting > 0 && <span className="stage-warn">{waiting} 条待发送</span>}
      </span>
      {stopwatch !== null && <span className="stage-stopwatch">{clockOf(stopwatch)}</span>}
      {item && (
        <span className={late ? "stage-clock stage-late" : "stage-clock"}>
          {spoken === null ? "" : `${clockOf(spoken)} / `}
          {item.item.minutes} 分
        </span>
      )}
      <span className="stage-number">{item ? `${item.place + 1} / ${count}` : `共 ${count} 项`}</span>
    </header>
  );
}
