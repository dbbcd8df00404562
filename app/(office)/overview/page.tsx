import type { Metadata } from "next";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { AskPicker } from "@/app/(office)/reports/ask-picker";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { today } from "@/lib/date/day";
import { askAddress, type Query, reachWords, reportAsk, unitChoices } from "@/lib/reports/ask";
import { headlines } from "@/lib/reports/headline";
import { agreedShares, funnelOf, signingTrend, unitsByStage } from "@/lib/reports/overview";
import { spanWords } from "@/lib/reports/span";
import { ChainChart } from "./chain-chart";
import { Funnel } from "./funnel";
import { Headlines } from "./headlines";
import { StageGrid } from "./stage-grid";
import { Trend } from "./trend";
import { UnitChart } from "./unit-chart";

export const metadata: Metadata = { title: "全市总览" };

/** Five figures and four pictures of a period and a reach, each opening what it was made of. */
export default async function OverviewPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "report.read");
  const ask = await orNotFound(reportAsk(viewer, query));
  const [figures, stages, shares, trend, units, reach] = await Promise.all([
    headlines(viewer, ask),
    unitsByStage(viewer, ask),
    agreedShares(viewer, ask),
    signingTrend(viewer, ask),
    unitChoices(viewer),
    reachWords(viewer, ask.unit),
  ]);
  return (
    <>
      <PageHeader
        title="全市总览"
        note={`${reach}，${spanWords(ask)}。数据截至 ${today()}`}
        actions={
          <>
            <LinkButton href={askAddress("/reports/summary", ask)}>本期汇总</LinkButton>
            <LinkButton href={askAddress("/reports", ask)}>指标与口径</LinkButton>
            <PrintButton />
          </>
        }
      />
      <AskPicker path="/overview" ask={ask} units={units} />
      <div className="space-y-4">
        <Headlines figures={figures} />
        {stages && <StageGrid table={stages} />}
        <div className="grid items-start gap-4 lg:grid-cols-2 print:grid-cols-2">
          {shares && <ChainChart shares={shares.chains} ask={ask} />}
          {trend && <Trend months={trend} ask={ask} />}
          {stages && <Funnel steps={funnelOf(stages)} ask={ask} />}
          {shares && shares.units.length > 1 && <UnitChart shares={shares.units} ask={ask} />}
        </div>
        {figures.length === 0 && <Card>您的角色没有可以汇总的记录。</Card>}
      </div>
    </>
  );
}
