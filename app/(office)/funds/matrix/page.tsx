import type { Metadata } from "next";
import { FundTabs } from "@/app/(office)/funds/fund-tabs";
import { requireVerb } from "@/app/(office)/gate";
import { Empty } from "@/app/ui/empty";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { besideRule } from "@/lib/funds/beside";
import { investmentMatrix, leverageOf, newInvestmentRule } from "@/lib/funds/figures";
import { bases } from "@/lib/funds/rules";
import { LeverageFigures } from "./leverage-figures";
import { matrixAskOf } from "./matrix-address";
import { MatrixTable } from "./matrix-table";
import { MatrixTools } from "./matrix-tools";
import { matrixView } from "./matrix-view";

export const metadata: Metadata = { title: "投资分布" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MatrixPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "deal.read");
  const ask = matrixAskOf(query);
  const [cells, leverage] = await Promise.all([
    investmentMatrix(viewer, ask, ask),
    leverageOf(viewer, ask, ask.basis),
  ]);
  const view = await matrixView(cells, ask.axis);
  return (
    <>
      <PageHeader
        title="投资分布"
        note={`${ask.from} 至 ${ask.to}，按${bases[ask.basis]}日期；每格上为新增投资项目（个），下为投资金额（亿元）`}
        actions={<PrintButton wide />}
      />
      <FundTabs viewer={viewer} current="matrix" />
      <MatrixTools ask={ask} />
      {view.rows.length === 0 ? (
        <Empty title="这段时间没有投资">换一段时间，或换一个统计口径再看。</Empty>
      ) : (
        <>
          <LeverageFigures ask={ask} leverage={leverage} total={view.total} />
          <MatrixTable ask={ask} view={view} />
          <p className="mt-2 max-w-[960px] text-sm text-muted">
            {newInvestmentRule}
            几只基金同投一家企业，每只基金的行里都有它，合计只计一次，所以各行个数相加可能大于合计；各列个数相加等于合计。金额不重复，各格相加等于合计。撬动资本：
            {besideRule}
          </p>
        </>
      )}
    </>
  );
}
