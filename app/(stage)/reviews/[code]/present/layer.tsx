"use client";

import { type ReactNode, useEffect, useRef } from "react";

type Props = { title: string; onClose: () => void; children: ReactNode; wide?: boolean };

/** A sheet over the stage; the focus starts in its first field and stays with it until Esc. */
export function StageLayer({ title, onClose, children, wide }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const field = panel.current?.querySelector<HTMLElement>("textarea, input, select");
    (field ?? panel.current)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div className="stage-scrim">
      <div
        ref={panel}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
        className={wide ? "stage-layer stage-layer-wide" : "stage-layer"}
      >
        <header>
          <h2>{title}</h2>
          <button type="button" onClick={onClose}>
            关闭 <kbd>Esc</kbd>
          </button>
        </header>
        {children}
      </div>
    </div>
  );
}
