import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";
import { Anchor, type AnchorProps } from "./link";

export type ButtonLook = "primary" | "default" | "danger" | "quiet" | "plain";
export type ButtonSize = "normal" | "small";

const looks = {
  primary: "border-action bg-action text-action-fg hover:border-action-strong hover:bg-action-strong",
  default: "border-line bg-bg text-fg hover:border-primary hover:text-primary",
  danger:
    "border-danger-action bg-danger-action text-action-fg hover:border-danger-strong hover:bg-danger-strong",
  quiet: "border-transparent text-primary hover:bg-hover",
  plain: "border-transparent text-muted hover:bg-hover hover:text-fg",
} as const satisfies Record<ButtonLook, string>;

const sizes = {
  normal: "h-8 px-3 text-base phone:h-11 phone:px-4",
  small: "h-7 px-2 text-sm phone:h-9",
} as const satisfies Record<ButtonSize, string>;

const squares = {
  normal: "h-8 w-8 phone:h-11 phone:w-11",
  small: "h-7 w-7 phone:h-9 phone:w-9",
} as const satisfies Record<ButtonSize, string>;

const frame =
  "btn relative inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded border " +
  "no-print select-none";
const unavailable = (look: ButtonLook) =>
  look === "quiet" || look === "plain"
    ? "border-transparent text-muted opacity-80"
    : "border-line bg-subtle text-muted";

/** The class names of a button, for the rare element that is neither a button nor a link of ours. */
export const buttonClass = (
  look: ButtonLook = "default",
  size: ButtonSize = "normal",
  { disabled = false, square = false } = {},
) => cx(frame, (square ? squares : sizes)[size], disabled ? unavailable(look) : looks[look]);

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: ReactNode;
  /** The act is under way: the button keeps its size and swallows further presses. */
  pending?: boolean;
  /** Why it cannot be pressed now; its presence disables the button and shows on hover and to screen readers. */
  disabledReason?: string | null;
  disabled?: boolean;
  /** As wide as it is high, for an icon alone. */
  square?: boolean;
};

export function Button({
  look = "default",
  size = "normal",
  icon,
  pending = false,
  disabledReason,
  disabled = false,
  square,
  className,
  children,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  const off = disabled || Boolean(disabledReason);
  const deaf = pending || Boolean(disabledReason);
  return (
    <button
      {...rest}
      // A disabled attribute would drop the focus and hide the reason; a deaf button neither submits nor listens.
      type={deaf ? "button" : type}
      onClick={deaf ? undefined : onClick}
      disabled={disabled && !disabledReason}
      aria-disabled={off || pending || undefined}
      aria-busy={pending || undefined}
      title={disabledReason ?? rest.title}
      className={cx(buttonClass(look, size, { disabled: off, square }), className)}
    >
      {icon}
      <span className={cx("inline-flex items-center gap-1.5", pending && "opacity-0")}>{children}</span>
      {pending && <span className="spinner absolute" />}
    </button>
  );
}

export type LinkButtonProps = AnchorProps & {
  look?: ButtonLook;
  size?: ButtonSize;
  icon?: ReactNode;
  /** A file or another server's page: an ordinary request instead of an in-app navigation. */
  plain?: boolean;
};

export function LinkButton({
  look = "default",
  size = "normal",
  icon,
  plain,
  className,
  children,
  ...rest
}: LinkButtonProps) {
  const shape = cx(buttonClass(look, size), className);
  const inside = (
    <>
      {icon}
      {children}
    </>
  );
  if (plain)
    return (
      <a href={rest.href} title={rest.title} download={rest.download} className={shape}>
        {inside}
      </a>
    );
  return (
    <Anchor {...rest} className={shape}>
      {inside}
    </Anchor>
  );
}

export type IconButtonProps = Omit<ButtonProps, "children" | "icon" | "square"> & {
  label: string;
  children: ReactNode;
};

/** A button that shows only an icon; the label is what screen readers say and the pointer reveals. */
export function IconButton({ label, look = "plain", ...rest }: IconButtonProps) {
  return <Button aria-label={label} title={label} look={look} square {...rest} />;
}
