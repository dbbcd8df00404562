"use client";

import { lazy, Suspense } from "react";
import type { DialogPanelProps, PanelProps } from "./dialog-panel";

const DialogPanel = lazy(() => import("./dialog-panel").then((panel) => ({ default: panel.DialogPanel })));

export type DialogProps = PanelProps &
  Pick<DialogPanelProps, "width" | "urgent" | "form"> & { open: boolean };

/** Opens over the page, keeps the focus inside and gives it back to whatever had it. */
export function Dialog({ open, ...rest }: DialogProps) {
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <DialogPanel shape="dialog" {...rest} />
    </Suspense>
  );
}

export type DrawerProps = PanelProps & Pick<DialogPanelProps, "modal" | "urgent"> & { open: boolean };

/** The same at the right edge, 640 px wide; on a phone it is the whole screen. */
export function Drawer({ open, ...rest }: DrawerProps) {
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <DialogPanel shape="drawer" {...rest} />
    </Suspense>
  );
}
