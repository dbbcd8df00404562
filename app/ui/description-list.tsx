import type { ReactNode } from "react";
import { cx } from "./class-names";

export type Fact = {
  label: string;
  value: ReactNode;
  title?: string /** Takes the whole line. */;
  wide?: boolean;
};

export type FactGroup = { title?: string; facts: readonly Fact[] };

const missing = <span className="text-muted">—</span>;

/** Facts in two columns (one on phones), in titled groups. Null and an empty text show as a dash. */
export function DescriptionList({ groups, columns = 2 }: { groups: readonly FactGroup[]; columns?: 1 | 2 }) {
  return (
    <div className="space-y-5">
      {groups.map(({ title, facts }) => (
        <section key={title ?? facts[0]?.label}>
          {title && <h3 className="mb-2 border-l-[3px] border-action pl-2 font-semibold">{title}</h3>}
          <dl className={cx("grid gap-x-8 gap-y-2", columns === 2 && "md:grid-cols-2")}>
            {facts.map((fact) => (
              <div
                key={fact.label}
                className={cx(
                  "keep-together flex min-w-0 gap-3",
                  fact.wide && columns === 2 && "md:col-span-2",
                )}
              >
                <dt className="w-[116px] shrink-0 text-muted">{fact.label}</dt>
                <dd title={fact.title} className="min-w-0 flex-1 whitespace-pre-line break-words">
                  {fact.value === null || fact.value === undefined || fact.value === ""
                    ? missing
                    : fact.value}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
