import type { ReactNode } from "react";

export type ErrorBoxProps = {
  /** What went wrong, in plain words. */
  title: string;
  /** What to do about it. */
  children?: ReactNode;
  action?: ReactNode;
  /** The request's number, for whoever is called about it. */
  code?: string;
  /** The trouble is the whole page, and its title the page's heading. */
  heading?: boolean;
};

export function ErrorBox({ title, children, action, code, heading }: ErrorBoxProps) {
  const Title = heading ? "h1" : "p";
  return (
    <div role="alert" className="rounded border border-danger bg-danger-tint px-4 py-3">
      <Title className="font-semibold text-danger">{title}</Title>
      {children && <div className="mt-1 text-sm">{children}</div>}
      {(action || code) && (
        <div className="mt-2 flex flex-wrap items-center gap-3 text-sm">
          {action}
          {code && <span className="text-muted">编号 {code}</span>}
        </div>
      )}
    </div>
  );
}
