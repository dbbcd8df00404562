"use client";

import { useState } from "react";
import type { Layer } from "./layers";
import type { Meeting, Page } from "./meeting";
import type { Waiting } from "./use-outbox";

type FootProps = {
  /** Until the page listens its buttons and keys would do nothing, and say so. */
  ready: boolean;
  page: Page | undefined;
  resolutions: Meeting["resolutions"];
  waiting: readonly Waiting[];
  go: { back: () => void; on: () => void };
  open: { decide: (() => void) | null; layer: (layer: Layer) => void };
  start: (() => void) | null;
  close: (() => void) | null;
};

/** What was decided about this item so far, and the keys as buttons for a hand on the mouse. */
export function StageFoot({ ready, page, resolutions, waiting, go, open, start, close }: FootProps) {
  const itemId = page?.kind === "item" ? page.item.id : null;
  const decided = itemId === null ? [] : resolutions.filter((one) => one.itemId === itemId);
  const unsent = waiting.flatMap((one) =>
    one.kind === "resolve" && one.resolution.itemId === itemId ? [one] : [],
  );
  return (
    <footer className="stage-foot">
      <ul className="stage-decided" aria-label="本项议定">
        {decided.map(({ id, number, body, ownerUnit, dueOn }) => (
          <li key={id}>
            <b>议定 {number}</b> {body}（{ownerUnit ?? "责任单位未定"}，{dueOn ?? "时限未定"}）
          </li>
        ))}
        {unsent.map(({ key, resolution }) => (
          <li key={key}>
            <b>待发送</b> {resolution.body}
          </li>
        ))}
      </ul>
      <nav aria-label="放映">
        <fieldset className="stage-buttons" disabled={!ready}>
          <button type="button" onClick={go.back}>
            上一项 <kbd>P</kbd>
          </button>
          <button type="button" onClick={go.on}>
            下一项 <kbd>N</kbd>
          </button>
          {start && (
            <button type="button" className="stage-primary" onClick={start}>
              开会
            </button>
          )}
          {open.decide && (
            <button type="button" className="stage-primary" onClick={open.decide}>
              议定 <kbd>D</kbd>
            </button>
          )}
          <button type="button" onClick={() => open.layer("find")}>
            查找 <kbd>F</kbd>
          </button>
          <button type="button" onClick={() => open.layer("ask")}>
            提问 <kbd>Q</kbd>
          </button>
          <button type="button" onClick={() => open.layer("evidence")}>
            材料 <kbd>Z</kbd>
          </button>
          <button type="button" onClick={() => open.layer("help")}>
            按键 <kbd>?</kbd>
          </button>
          {close && page?.kind === "end" && <CloseButton close={close} />}
        </fieldset>
      </nav>
    </footer>
  );
}

/** Asked twice: a closed meeting stays closed. */
function CloseButton({ close }: { close: () => void }) {
  const [sure, setSure] = useState(false);
  if (!sure)
    return (
      <button type="button" onClick={() => setSure(true)}>
        闭会
      </button>
    );
  return (
    <button type="button" className="stage-primary" onClick={close} onBlur={() => setSure(false)}>
      确认闭会，议定事项转督办
    </button>
  );
}
