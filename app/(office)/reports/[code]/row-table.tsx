import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { FigureRows } from "@/lib/reports/queries";

const yuan = (amount: number | null) => (amount === null ? "—" : amount.toLocaleString("en-US"));

/** The rows of one part, each with its exact number, and what they add up to. */
export function RowTable({ found, next }: { found: FigureRows; next: string | null }) {
  const { rows, part, measure, exact, roundingNote } = found;
  const isMoney = measure === "yuan";
  return (
    <Card flush>
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">{part.label}</caption>
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">名称</th>
              <th scope="col">单位</th>
              <th scope="col">日期</th>
              {measure && (
                <th scope="col" className="!text-right">
                  数值
                </th>
              )}
              {isMoney && (
                <th scope="col" className="!text-right">
                  元
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="whitespace-nowrap text-muted">{row.code || "—"}</td>
                <td>{row.href ? <TextLink href={row.href}>{row.name}</TextLink> : row.name}</td>
                <td className="whitespace-nowrap">{row.unit}</td>
                <td className="whitespace-nowrap tabular-nums">{row.on ?? "—"}</td>
                {measure && (
                  <td className="whitespace-nowrap !text-right tabular-nums">
                    {row.amount === null ? <span className="text-warn">未知，未计入</span> : row.shown}
                  </td>
                )}
                {isMoney && (
                  <td className="whitespace-nowrap !text-right tabular-nums text-muted">
                    {yuan(row.amount)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="bg-subtle font-semibold">
              <td colSpan={4}>合计 {part.count} 行</td>
              {measure && <td className="whitespace-nowrap !text-right tabular-nums">{part.sum}</td>}
              {isMoney && <td className="whitespace-nowrap !text-right tabular-nums">{exact}</td>}
            </tr>
          </tfoot>
        </table>
      </div>
      {(roundingNote || next) && (
        <div className="flex items-center justify-between gap-3 border-t border-line px-4 py-2 text-sm text-muted">
          <span>{roundingNote}</span>
          {next && <LinkButton href={next}>下一页</LinkButton>}
        </div>
      )}
    </Card>
  );
}
