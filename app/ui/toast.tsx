"use client";

import { Check, CircleAlert, X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./button";
import { cx } from "./class-names";

export type Notice = {
  text: string;
  tone?: "good" | "danger";
  /** Offers 撤销 (or `label`) for as long as the notice shows. */
  undo?: { label?: string; run: () => void };
};

type Shown = Notice & { id: number };

let shown: readonly Shown[] = [];
let counter = 0;
let redraw: (() => void) | null = null;

function replace(next: readonly Shown[]) {
  shown = next;
  redraw?.();
}

const dismiss = (id: number) => replace(shown.filter((notice) => notice.id !== id));

/** Milliseconds a notice stays; an undo needs time to be noticed, an error stays until it is closed. */
function stay({ tone, undo }: Notice) {
  if (undo) return 10_000;
  return tone === "danger" ? null : 4_000;
}

/** Shows a short message in the corner. Errors are read out at once, the rest when the reader pauses. */
export function notify(notice: Notice | string) {
  const entry: Shown = { ...(typeof notice === "string" ? { text: notice } : notice), id: ++counter };
  replace([...shown.slice(-3), entry]);
  const time = stay(entry);
  if (time) setTimeout(() => dismiss(entry.id), time);
}

function Toast({ notice }: { notice: Shown }) {
  const wrong = notice.tone === "danger";
  const undo = () => {
    notice.undo?.run();
    dismiss(notice.id);
  };
  return (
    <div className="rise-in pointer-events-auto flex items-start gap-2 rounded-lg bg-raised py-2 pl-3 pr-2 shadow-float">
      <span className={cx("mt-[3px]", wrong ? "text-danger" : "text-good")}>
        {wrong ? <CircleAlert size={16} aria-hidden="true" /> : <Check size={16} aria-hidden="true" />}
      </span>
      <span className="min-w-0 flex-1">{notice.text}</span>
      {notice.undo && (
        <button type="button" onClick={undo} className="px-1 text-primary hover:underline">
          {notice.undo.label ?? "撤销"}
        </button>
      )}
      <IconButton label="关闭提示" size="small" className="-my-0.5" onClick={() => dismiss(notice.id)}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  );
}

/** Once, in the layout: the two live regions notices appear in. */
export function Toaster() {
  const [, setVersion] = useState(0);
  useEffect(() => {
    redraw = () => setVersion((version) => version + 1);
    redraw();
    return () => {
      redraw = null;
    };
  }, []);
  const region = "space-y-2 [&:not(:empty)]:mb-2";
  return (
    <div className="toasts no-print pointer-events-none fixed bottom-4 right-4 z-toast w-[360px] max-w-[calc(100vw-32px)]">
      <div role="status" aria-label="提示" className={region}>
        {shown.map((notice) => notice.tone !== "danger" && <Toast key={notice.id} notice={notice} />)}
      </div>
      <div role="alert" aria-label="错误提示" className={region}>
        {shown.map((notice) => notice.tone === "danger" && <Toast key={notice.id} notice={notice} />)}
      </div>
    </div>
  );
}
