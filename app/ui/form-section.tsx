import type { ReactNode } from "react";
import { cx } from "./class-names";

export type FormSectionProps = {
  title: string;
  note?: ReactNode;
  /** Two short fields side by side on wide screens; the order of reading stays row by row. */
  columns?: 1 | 2 | 3;
  children: ReactNode;
};

const grids = { 1: "", 2: "md:grid-cols-2", 3: "md:grid-cols-2 xl:grid-cols-3" } as const;

/** One titled group of a form, like a block of the paper form. */
export function FormSection({ title, note, columns = 1, children }: FormSectionProps) {
  return (
    <fieldset className="min-w-0 border-t border-line py-4 first:border-t-0 first:pt-0">
      <legend className="float-left mb-3 w-full text-lg font-semibold">
        {title}
        {note && <span className="ml-2 text-xs font-normal text-muted">{note}</span>}
      </legend>
      <div className={cx("clear-both grid gap-x-6 gap-y-4", grids[columns])}>{children}</div>
    </fieldset>
  );
}
