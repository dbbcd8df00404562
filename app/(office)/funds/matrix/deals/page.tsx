import type { Metadata } from "next";
import { axes, cellAskOf, matrixAddress } from "@/app/(office)/funds/matrix/matrix-address";
import { requireVerb } from "@/app/(office)/gate";
import { Badge } from "@/app/ui/badge";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { labelsOf } from "@/lib/dictionaries/queries";
import { type FigureRow, figureRows } from "@/lib/funds/figure-rows";
import { newInvestmentRule } from "@/lib/funds/figures";
import { bases } from "@/lib/funds/rules";
import { showWan, showYi } from "@/lib/money/yuan";
import { unitNames } from "@/lib/units/queries";

export const metadata: Metadata = { title: "数字背后的投资" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Exactly the deals behind one figure: their amounts add up to it, their new companies are its count. */
export default async function FigureDealsPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "deal.read");
  const ask = cellAskOf(query);
  const { axis, basis, column, fund, onlyNew } = ask;
  const [all, units, chains] = await Promise.all([
    figureRows(viewer, ask, basis, { fundId: fund, axis, column }),
    unitNames(),
    labelsOf("chains"),
  ]);
  const rows = onlyNew ? all.filter(({ isNew }) => isNew) : all;
  const sum = rows.reduce((total, { yuan }) => total + (yuan ?? 0), 0);
  const count = new Set(rows.filter(({ isNew }) => isNew).map(({ identity }) => identity)).size;
  const unknown = rows.filter(({ yuan }) => yuan === null).length;
  const words = {
    chain: chains.get(column ?? ""),
    unit: units.get(Number(column)),
    year: column ?? undefined,
  };
  const of = column === null ? "" : `${axes[axis]}：${words[axis] ?? (column || "未填")}，`;
  return (
    <>
      <PageHeader
        title="数字背后的投资"
        crumbs={[{ title: "投资分布", href: matrixAddress(pickAsk(ask)) }, { title: "明细" }]}
        note={`${ask.from} 至 ${ask.to}，${bases[basis]}口径，${of}新增 ${count} 个，金额 ${showYi(sum)} 亿元（${showWan(sum)} 万元）${unknown > 0 ? `，${unknown} 个金额未知未计入` : ""}`}
        actions={<PrintButton wide />}
      />
      {rows.length === 0 ? (
        <Empty title="没有投资" />
      ) : (
        <div className="overflow-x-auto rounded-lg border border-line bg-bg">
          <table className="table w-full">
            <caption className="sr-only">数字背后的投资，金额单位万元</caption>
            <thead>
              <tr>
                {["被投企业", "轮次", "基金", "落户地", "产业链", `${bases[basis]}日期`].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
                <th scope="col" className="num">
                  期内金额（万元）
                </th>
                <th scope="col">计数</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, i) => (
                <Line
                  key={row.code}
                  row={row}
                  unit={units.get(row.unitId) ?? "—"}
                  chain={row.chainCode ? (chains.get(row.chainCode) ?? row.chainCode) : "—"}
                  isFirst={rows.findIndex(({ identity }) => identity === row.identity) === i}
                />
              ))}
              <tr className="font-semibold">
                <th scope="row" colSpan={6}>
                  合计
                </th>
                <td className="num">{showWan(sum)}</td>
                <td>新增 {count} 个</td>
              </tr>
            </tbody>
          </table>
        </div>
      )}
      <p className="mt-2 max-w-[960px] text-sm text-muted">{newInvestmentRule}</p>
    </>
  );
}

const pickAsk = ({ from, to, basis, axis }: ReturnType<typeof cellAskOf>) => ({ from, to, basis, axis });

type LineProps = { row: FigureRow; unit: string; chain: string; isFirst: boolean };

function Line({ row, unit, chain, isFirst }: LineProps) {
  const { code, company, round, fund, firstOn, lastOn, yuan, isNew } = row;
  return (
    <tr>
      <th scope="row" className="font-normal">
        <TextLink href={`/funds/deals/${code}`}>{company}</TextLink>
      </th>
      <td>{round}</td>
      <td>{fund}</td>
      <td>{unit}</td>
      <td>{chain}</td>
      <td className="whitespace-nowrap">{firstOn === lastOn ? firstOn : `${firstOn} 至 ${lastOn}`}</td>
      <td className="num">{showWan(yuan)}</td>
      <td>
        <Counted isNew={isNew} isFirst={isFirst} />
      </td>
    </tr>
  );
}

function Counted({ isNew, isFirst }: { isNew: boolean; isFirst: boolean }) {
  if (!isNew) return <Badge>追加，只计金额</Badge>;
  return isFirst ? <Badge tone="good">新增</Badge> : <Badge>同一企业，已计</Badge>;
}
