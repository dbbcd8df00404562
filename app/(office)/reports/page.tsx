import type { Metadata } from "next";
import { orNotFound, requireVerb } from "@/app/(office)/gate";
import { Card } from "@/app/ui/card";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import { today } from "@/lib/date/day";
import {
  askAddress,
  type Query,
  type ReportAsk,
  reachWords,
  reportAsk,
  unitChoices,
} from "@/lib/reports/ask";
import { catalogueGroups, figuresOf, type IndicatorGroup } from "@/lib/reports/queries";
import { spanWords } from "@/lib/reports/span";
import { AskPicker } from "./ask-picker";
import { FigureTable } from "./figure-table";
import { NotProducedTable } from "./not-produced-table";
import { ReportTabs } from "./report-tabs";

export const metadata: Metadata = { title: "指标与口径" };

/** Every indicator with what it means, and its value for a period and a reach; each value opens its rows. */
export default async function ReportsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "report.read");
  const ask = await orNotFound(reportAsk(viewer, query));
  const groups = catalogueGroups(viewer);
  const group = groups.find(({ key }) => key === query.group) ?? groups[0];
  const [figures, units, reach] = await Promise.all([
    group ? figuresOf(viewer, ask, group.codes) : [],
    unitChoices(viewer),
    reachWords(viewer, ask.unit),
  ]);
  return (
    <>
      <PageHeader
        title="指标与口径"
        note={`${reach}，${spanWords(ask)}。数据截至 ${today()}`}
        actions={<PrintButton wide />}
      />
      <ReportTabs current="/reports" />
      <AskPicker path="/reports" ask={ask} units={units} keep={group ? { group: group.key } : {}} />
      {group && (
        <>
          <GroupTabs groups={groups} current={group} ask={ask} />
          <Card flush>
            <FigureTable figures={figures} />
          </Card>
          <NotProducedTable rows={group.notProduced} />
        </>
      )}
    </>
  );
}

type GroupTabsProps = { groups: readonly IndicatorGroup[]; current: IndicatorGroup; ask: ReportAsk };

function GroupTabs({ groups, current, ask }: GroupTabsProps) {
  if (groups.length < 2) return null;
  const tabs = groups.map((group) => ({
    href: askAddress("/reports", ask, { group: group.key }),
    title: group.title,
    count: group.codes.length,
    current: current.key === group.key,
  }));
  return (
    <div className="no-print mb-3">
      <Tabs label="指标分类" tabs={tabs} />
    </div>
  );
}
