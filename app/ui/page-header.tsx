import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";

export type PageHeaderProps = {
  title: ReactNode;
  crumbs?: readonly Crumb[];
  /** Beside the title: a lamp, a badge, a receipt number. */
  mark?: ReactNode;
  /** A line under the title. */
  note?: ReactNode;
  actions?: ReactNode;
};

/** The page's one h1, where it is, and what can be done here. */
export function PageHeader({ title, crumbs, mark, note, actions }: PageHeaderProps) {
  return (
    <header className="page-header mb-4">
      {crumbs && <Breadcrumb crumbs={crumbs} />}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3">
            <h1 className="text-xl font-semibold">{title}</h1>
            {mark}
          </div>
          {note && <p className="text-sm text-muted">{note}</p>}
        </div>
        {actions && <div className="no-print flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}
