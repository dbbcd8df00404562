"use client";

import type { Editing } from "./use-deciding";
import { newKey, type Waiting } from "./use-outbox";

type RefusedProps = {
  waiting: readonly Waiting[];
  put: (one: Waiting) => void;
  drop: (key: string) => void;
  decide: (of: Editing) => void;
};

/** Decisions the server would not take, each with the reason and what can be done about it. */
export function Refused({ waiting, put, drop, decide }: RefusedProps) {
  const refused = waiting.filter((one) => one.trouble && one.kind !== "turn");
  const [first] = refused;
  if (!first || first.kind === "turn") return null;
  const { conflict } = first;
  return (
    <div role="alert" className="stage-refused">
      <p>
        “{first.resolution.body}”没有记下：{first.trouble}
        {conflict && `（${conflict.by} 已改为“${String(conflict.values.body ?? "")}”）`}
      </p>
      <p className="stage-buttons">
        {conflict && first.kind === "revise" ? (
          <button
            type="button"
            onClick={() =>
              put({ ...first, version: conflict.version, trouble: undefined, conflict: undefined })
            }
          >
            仍用我的
          </button>
        ) : (
          <button
            type="button"
            onClick={() => {
              drop(first.key);
              decide({
                key: newKey(),
                form: first.resolution,
                of: first.kind === "revise" ? { id: first.id, version: first.version } : null,
              });
            }}
          >
            修改后再记
          </button>
        )}
        <button type="button" onClick={() => drop(first.key)}>
          {conflict ? "用对方的" : "不记了"}
        </button>
      </p>
    </div>
  );
}
