import type { ReactNode } from "react";

export type EmptyProps = {
  title: string /** Why it is empty. */;
  children?: ReactNode /** What to do next. */;
  action?: ReactNode;
  /** The emptiness is the whole page, and its title the page's heading. */
  heading?: boolean;
};

export function Empty({ title, children, action, heading }: EmptyProps) {
  const Title = heading ? "h1" : "p";
  return (
    <div className="flex flex-col items-center px-4 py-10 text-center">
      <svg width="56" height="44" viewBox="0 0 56 44" fill="none" aria-hidden="true" className="text-control">
        <path d="M6 20 14 5h28l8 15v17a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3V20Z" stroke="currentColor" />
        <path d="M6 20h13l3 6h12l3-6h13" stroke="currentColor" />
      </svg>
      <Title className={heading ? "mt-3 text-lg font-semibold" : "mt-3 font-semibold"}>{title}</Title>
      {children && <div className="mt-1 max-w-[560px] text-sm text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
