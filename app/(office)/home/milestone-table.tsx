import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { WaitingMilestones } from "@/lib/projects/today";

export type MilestoneTableProps = {
  id: string;
  title: string;
  kind: "accept" | "pass" | "returned";
  waiting: WaitingMilestones;
  /** The ledger with all of them. */
  all: string;
};

type Row = WaitingMilestones["rows"][number];

/** What the fourth column says about a milestone, by what it waits for. */
const details: Record<MilestoneTableProps["kind"], { head: string; of: (row: Row) => string }> = {
  accept: { head: "填报", of: ({ reportedBy, papers }) => `${reportedBy ?? "—"}，材料 ${papers} 份` },
  pass: { head: "填报", of: ({ reportedBy, papers }) => `${reportedBy ?? "—"}，材料 ${papers} 份` },
  returned: { head: "退回原因", of: ({ reason, returnedBy }) => `${reason ?? "—"}（${returnedBy ?? "—"}）` },
};

/** Milestones that wait for this person, the longest first; each opens at its own line of the project. */
export function MilestoneTable({ id, title, kind, waiting, all }: MilestoneTableProps) {
  if (waiting.total === 0) return null;
  const detail = details[kind];
  return (
    <div id={id}>
      <Card title={`${title} ${waiting.total}`} extra={<TextLink href={all}>在台账中查看</TextLink>} flush>
        <div className="overflow-x-auto">
          <table className="table w-full">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">节点</th>
                <th scope="col">项目</th>
                <th scope="col" className="phone:hidden">
                  实际日期
                </th>
                <th scope="col">{detail.head}</th>
                <th scope="col" className="!text-right">
                  已等
                </th>
              </tr>
            </thead>
            <tbody>
              {waiting.rows.map((row) => (
                <tr key={row.href}>
                  <td className="whitespace-nowrap">
                    <TextLink href={row.href}>{row.label}</TextLink>
                  </td>
                  <td>
                    <span className="mr-2 text-muted">{row.unit}</span>
                    {row.name}
                  </td>
                  <td className="whitespace-nowrap phone:hidden">{row.actualOn ?? "—"}</td>
                  <td className="text-sm text-muted">{detail.of(row)}</td>
                  <td className="whitespace-nowrap !text-right">{row.days} 天</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {waiting.total > waiting.rows.length && (
          <p className="border-t border-line px-4 py-2 text-sm text-muted">
            这里列出等得最久的 {waiting.rows.length} 个，共 {waiting.total} 个。
          </p>
        )}
      </Card>
    </div>
  );
}
