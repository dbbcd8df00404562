import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import type { WaitingMilestones } from "@/lib/projects/today";
import { MilestoneJudge } from "./milestone-judge";

export type MilestoneListProps = {
  act: "pass" | "verify";
  total: number;
  rows: WaitingMilestones["rows"];
  viewerId: number;
};

/** Milestones that wait for this desk, the longest first, judged by the same commands as on the record. */
export function MilestoneList({ act, total, rows, viewerId }: MilestoneListProps) {
  const title = act === "verify" ? "待认定节点" : "待审核节点";
  if (rows.length === 0)
    return (
      <Card>
        <Empty title={`没有${title}`}>
          {act === "verify" ? "县区审核通过后会到这里。" : "填报实际日期后会到这里。"}
        </Empty>
      </Card>
    );
  return (
    <Card title={`${title} ${total}`} flush>
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr>
              {["节点", "项目", "实际日期", "填报", "材料", "已等"].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
              <th scope="col">
                <span className="sr-only">办理</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.href}>
                <td className="whitespace-nowrap">
                  <TextLink href={row.href}>{row.label}</TextLink>
                </td>
                <td>
                  <span className="mr-2 text-muted">{row.unit}</span>
                  {row.name}
                </td>
                <td className="whitespace-nowrap">{row.actualOn ?? "—"}</td>
                <td className="whitespace-nowrap">{row.reportedBy ?? "—"}</td>
                <td className="whitespace-nowrap">{row.papers > 0 ? `${row.papers} 份` : "没有材料"}</td>
                <td className="whitespace-nowrap">{row.days} 天</td>
                <td>
                  <MilestoneJudge
                    act={act}
                    code={row.code}
                    version={row.version}
                    stage={row.stage}
                    label={`${row.name} ${row.label}`}
                    own={row.reportedById === viewerId}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > rows.length && (
        <p className="border-t border-line px-4 py-2 text-sm text-muted">
          这里列出等得最久的 {rows.length} 个，共 {total} 个。
        </p>
      )}
    </Card>
  );
}
