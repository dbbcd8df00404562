import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { holdingsOf } from "@/lib/funds/fund-record";
import type { Fund } from "@/lib/funds/reach";
import { showMultiple } from "@/lib/funds/words";
import { showWan } from "@/lib/money/yuan";

type Props = { viewer: Viewer; fund: Fund; asOf: Day };

/** What the fund put money into, largest first, and what it is still deciding on. */
export async function HoldingSection({ viewer, fund, asOf }: Props) {
  const [rows, stages] = await Promise.all([holdingsOf(viewer, fund, asOf), labelsOf("dealStages")]);
  const held = rows.filter(({ paidYuan }) => paidYuan > 0);
  const coming = rows.filter(({ paidYuan, endedOn }) => paidYuan === 0 && endedOn === null);
  const total = (key: "paidYuan" | "returnedYuan" | "worthYuan") =>
    held.reduce((sum, row) => sum + (row[key] ?? 0), 0);
  const unvalued = held.filter(({ worthYuan }) => worthYuan === null).length;
  return (
    <Card
      title={`持有与退出（${held.length}）`}
      flush={held.length > 0}
      extra={<TextLink href={`/funds/deals?fund=${fund.code}`}>在台账里看</TextLink>}
    >
      {held.length === 0 ? (
        <p className="text-muted">还没有打款的投资项目。</p>
      ) : (
        <div className="overflow-x-auto">
          <table className="table w-full">
            <caption className="sr-only">持有与退出，金额单位万元，截至 {asOf}</caption>
            <thead>
              <tr>
                <th scope="col">被投企业</th>
                <th scope="col">轮次</th>
                <th scope="col">首次打款</th>
                <th scope="col" className="num">
                  累计打款（万元）
                </th>
                <th scope="col" className="num">
                  累计回款
                </th>
                <th scope="col" className="num">
                  持有估值
                </th>
                <th scope="col" className="num">
                  MOIC
                </th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {held.map((row) => (
                <HoldingLine key={row.code} row={row} stage={stages.get(row.stage) ?? row.stage} />
              ))}
              <tr className="font-semibold">
                <th scope="row" colSpan={3}>
                  合计
                </th>
                <td className="num">{showWan(total("paidYuan"))}</td>
                <td className="num">{showWan(total("returnedYuan"))}</td>
                <td className="num">
                  {showWan(total("worthYuan"))}
                  {unvalued > 0 && (
                    <span className="block text-xs font-normal text-muted">{unvalued} 个未估值，未计入</span>
                  )}
                </td>
                <td colSpan={2} />
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {coming.length > 0 && (
        <p className="px-3 py-2 text-sm text-muted">
          还没有打款的 {coming.length} 个：
          {coming.slice(0, 12).map(({ code, company, stage }, i) => (
            <span key={code}>
              {i > 0 && "、"}
              <TextLink href={`/funds/deals/${code}`}>{company}</TextLink>（{stages.get(stage) ?? stage}）
            </span>
          ))}
        </p>
      )}
    </Card>
  );
}

type Row = Awaited<ReturnType<typeof holdingsOf>>[number];

function HoldingLine({ row, stage }: { row: Row; stage: string }) {
  const { code, company, round, firstPaidOn, paidYuan, returnedYuan, worthYuan } = row;
  const moic = worthYuan === null ? null : (returnedYuan + worthYuan) / paidYuan;
  return (
    <tr>
      <th scope="row" className="font-normal">
        <TextLink href={`/funds/deals/${code}`}>{company}</TextLink>
      </th>
      <td>{round}</td>
      <td className="whitespace-nowrap">{firstPaidOn}</td>
      <td className="num">{showWan(paidYuan)}</td>
      <td className="num">{showWan(returnedYuan)}</td>
      <td className="num">{showWan(worthYuan)}</td>
      <td className="num">{showMultiple(moic)}</td>
      <td>{stage}</td>
    </tr>
  );
}
