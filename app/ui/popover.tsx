"use client";

import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { Button, type ButtonProps } from "./button";

const PopoverPanel = lazy(() => import("./popover-panel").then((panel) => ({ default: panel.PopoverPanel })));

export type PopoverProps = Omit<ButtonProps, "onClick" | "children" | "content"> & {
  /** What the button shows. */
  button: ReactNode;
  /** What the panel is called by screen readers. */
  label: string;
  align?: "start" | "end";
  /** The panel; given as a function it receives the way to close itself. */
  children: ReactNode | ((close: () => void) => ReactNode);
};

export function Popover({ button, label, align, children, ...rest }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        {...rest}
        ref={anchor}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen((was) => !was)}
      >
        {button}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <PopoverPanel anchor={anchor} label={label} align={align} onClose={close}>
            {typeof children === "function" ? children(close) : children}
          </PopoverPanel>
        </Suspense>
      )}
    </>
  );
}
