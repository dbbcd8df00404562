"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { IconButton } from "./button";
import { cx } from "./class-names";

export type PanelProps = {
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, least important first; they stay in view while the middle scrolls. */
  footer?: ReactNode;
  onClose: () => void;
};

export type DialogPanelProps = PanelProps & {
  shape: "dialog" | "drawer";
  width?: "small" | "normal" | "wide";
  /** A question that must be answered: pressing outside does not close it. */
  urgent?: boolean;
  /** A form: pressing outside does not throw away what was typed. */
  form?: boolean;
  /** False leaves the page behind usable, as a peek beside a list must. */
  modal?: boolean;
  /** Where the focus goes afterwards, when that is not simply where it came from. */
  returnFocus?: () => HTMLElement | null;
};

const widths = { small: "max-w-[420px]", normal: "max-w-[640px]", wide: "max-w-[960px]" } as const;

const shapes = {
  dialog:
    "left-0 right-0 top-[8vh] mx-auto max-h-[84vh] w-[calc(100%-32px)] rounded-lg rise-in " +
    "phone:top-4 phone:max-h-[calc(100vh-32px)]",
  drawer: "bottom-0 right-0 top-0 w-full max-w-[640px] border-l border-line slide-in",
} as const;

function Heading({ title, description, onClose }: PanelProps) {
  return (
    <header className="flex items-start gap-3 border-b border-line px-5 py-3">
      <div className="min-w-0 flex-1">
        <Dialog.Title className="text-lg font-semibold">{title}</Dialog.Title>
        {description && (
          <Dialog.Description className="text-sm text-muted" asChild>
            <div>{description}</div>
          </Dialog.Description>
        )}
      </div>
      <IconButton label="关闭" size="small" onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </IconButton>
    </header>
  );
}

/** Where the work starts: the first field; for a question its mildest answer; else the panel itself. */
function firstPlace(panel: HTMLElement, urgent: boolean) {
  const field = panel.querySelector<HTMLElement>(
    "[data-body] input:not([type=hidden]), [data-body] select, [data-body] textarea",
  );
  return field ?? (urgent ? panel.querySelector<HTMLElement>("footer button") : null) ?? panel;
}

/** Escape in a combobox whose list is open closes that list, not the dialog around it. */
const closesItsOwnList = (target: EventTarget | null) =>
  target instanceof Element && target.matches("[role=combobox][aria-expanded=true]");

/** The heavy half of dialogs and drawers, fetched when the first one opens. */
export function DialogPanel(props: DialogPanelProps) {
  const {
    shape,
    width = "normal",
    urgent = false,
    form = false,
    modal = true,
    description,
    children,
    footer,
    onClose,
    returnFocus,
  } = props;
  const opener = useRef<Element | null>(null);
  const restoreFocus = (event: Event) => {
    event.preventDefault();
    const place = returnFocus?.() ?? opener.current;
    if (place instanceof HTMLElement) place.focus();
  };
  return (
    <Dialog.Root open modal={modal} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        {modal && <Dialog.Overlay className="fixed bottom-0 left-0 right-0 top-0 z-dialog bg-scrim" />}
        <Dialog.Content
          role={urgent ? "alertdialog" : "dialog"}
          {...(description ? {} : { "aria-describedby": undefined })}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            opener.current = document.activeElement;
            if (event.currentTarget instanceof HTMLElement) firstPlace(event.currentTarget, urgent).focus();
          }}
          onCloseAutoFocus={restoreFocus}
          onEscapeKeyDown={(event) => closesItsOwnList(event.target) && event.preventDefault()}
          onInteractOutside={(event) => (urgent || form || !modal) && event.preventDefault()}
          className={cx(
            "fixed z-dialog flex flex-col bg-raised shadow-float no-print",
            shapes[shape],
            shape === "dialog" && widths[width],
          )}
        >
          <Heading {...props} />
          <div data-body className="min-h-0 flex-1 overflow-auto px-5 py-4">
            {children}
          </div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {footer}
            </footer>
          )}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
