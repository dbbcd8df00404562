import { Card } from "@/app/ui/card";
import { Anchor } from "@/app/ui/link";
import type { StageRow, StageTable } from "@/lib/reports/overview";
import { standingLedger } from "./ledger-address";

/** Units × stages: the darker the cell, the more projects stand there; each opens them in the ledger. */
export function StageGrid({ table }: { table: StageTable }) {
  const most = Math.max(1, ...table.rows.flatMap(({ counts }) => counts));
  return (
    <Card
      title="各单位项目所处阶段"
      extra={<span className="text-muted">在库项目现状，按填报的最远阶段</span>}
      flush
    >
      <div className="overflow-x-auto">
        <table className="table w-full min-w-[760px] table-fixed">
          <caption className="sr-only">各单位在库项目所处阶段，个</caption>
          <thead>
            <tr>
              <th scope="col" className="w-[100px] print:w-[60px]">
                单位
              </th>
              {table.stages.map(({ code, label }) => (
                <th key={code} scope="col" className="!px-0 !text-center print:text-[7.5pt]">
                  {label}
                </th>
              ))}
              <th scope="col" className="!text-right">
                合计
              </th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Line key={row.code} row={row} table={table} most={most} />
            ))}
            {table.rows.length > 1 && <Line row={table.total} table={table} most={0} />}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Four shades and none; the number is there in every one. */
const shades = ["", "bg-primary-tint", "bg-primary-tint font-semibold", "bg-action text-action-fg"] as const;

function shadeOf(n: number, most: number): string {
  if (n === 0 || most === 0) return "";
  if (n / most > 0.66) return shades[3];
  return n / most > 0.33 ? shades[2] : shades[1];
}

function Line({ row, table, most }: { row: StageRow; table: StageTable; most: number }) {
  const isTotal = most === 0;
  return (
    <tr className={isTotal ? "bg-subtle font-semibold" : undefined}>
      <th scope="row" className={isTotal ? "whitespace-nowrap" : "whitespace-nowrap font-normal"}>
        {row.name}
      </th>
      {row.counts.map((n, place) => {
        const stage = table.stages[place]?.code ?? "LEAD";
        return (
          <td key={stage} className="!p-0.5 !text-center">
            {n === 0 ? (
              <span className="block px-1 py-1.5 text-muted">0</span>
            ) : (
              <Anchor
                href={standingLedger({ stage, unit: row.code })}
                className={`block rounded px-1 py-1.5 tabular-nums hover:underline ${shadeOf(n, most)}`}
              >
                {n}
              </Anchor>
            )}
          </td>
        );
      })}
      <td className="!text-right tabular-nums">
        <Anchor href={standingLedger({ unit: row.code })} className="text-primary hover:underline">
          {row.total}
        </Anchor>
      </td>
    </tr>
  );
}
