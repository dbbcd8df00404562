"use client";

import { Popover } from "radix-ui";
import type { ReactNode, RefObject } from "react";

export type PopoverPanelProps = {
  /** The element the panel hangs from; pressing it again is its own affair. */
  anchor: RefObject<HTMLElement | null>;
  label: string;
  align?: "start" | "end";
  onClose: () => void;
  children: ReactNode;
};

/** The heavy half of a popover, fetched when the first one opens. */
export function PopoverPanel({ anchor, label, align = "start", onClose, children }: PopoverPanelProps) {
  const restoreFocus = (event: Event) => {
    event.preventDefault();
    const focused = document.activeElement;
    if (!focused || focused === document.body) anchor.current?.focus();
  };
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          onEscapeKeyDown={() => anchor.current?.focus()}
          onCloseAutoFocus={restoreFocus}
          onInteractOutside={(event) => {
            if (event.target instanceof Node && anchor.current?.contains(event.target))
              event.preventDefault();
          }}
          className="rise-in no-print z-float max-h-[70vh] max-w-[calc(100vw-16px)] overflow-auto rounded-lg bg-raised shadow-float"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
