import type { Metadata } from "next";
import { ValuationSection } from "@/app/(office)/funds/valuation-section";
import { orNotFound } from "@/app/(office)/gate";
import { entryNumber, HistoryCard } from "@/app/(office)/history-card";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { Tabs } from "@/app/ui/tabs";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { can, type Viewer } from "@/lib/auth/viewer";
import { type Day, isDay, today } from "@/lib/date/day";
import { fundFacts } from "@/lib/funds/facts";
import { valuationsOfFund } from "@/lib/funds/fund-record";
import { fundHistory } from "@/lib/funds/history";
import { findFund, fundsAbove } from "@/lib/funds/queries";
import type { Fund } from "@/lib/funds/reach";
import { fundStatuses, layers } from "@/lib/funds/rules";
import { AccountSection } from "./account-section";
import { CommitmentSection } from "./commitment-section";
import { FundActions } from "./fund-actions";
import { HoldingSection } from "./holding-section";
import { MetricCards } from "./metric-cards";

export const metadata: Metadata = { title: "基金" };

const tabs = { facts: "概览", money: "出资与缴款", flows: "现金流", history: "变更记录" } as const;
type Tab = keyof typeof tabs;

type Props = {
  params: Promise<{ code: string }>;
  searchParams: Promise<{ tab?: string; edit?: string; asOf?: string; before?: string }>;
};

export default async function FundPage({ params, searchParams }: Props) {
  const [viewer, { code }, { tab, edit, asOf, before }] = await Promise.all([
    currentViewer(),
    params,
    searchParams,
  ]);
  const fund = await orNotFound(findFund(viewer, code));
  const above = await fundsAbove(viewer, fund);
  const open = (Object.keys(tabs) as Tab[]).filter((key) => key !== "flows" || can(viewer, "flow.read"));
  const shown: Tab = open.find((key) => key === tab) ?? "facts";
  const day = asOf && isDay(asOf) && asOf <= today() ? asOf : today();
  return (
    <>
      <PageHeader
        title={fund.name}
        crumbs={[
          { title: "基金矩阵", href: "/funds" },
          ...above.map((one) => ({ title: one.name, href: `/funds/${one.code}` })),
          { title: fund.code },
        ]}
        mark={
          <>
            <Badge tone="primary">{layers[fund.layer as keyof typeof layers] ?? fund.layer}</Badge>
            <Badge tone={fund.status === "closed" ? "neutral" : "good"}>
              {fundStatuses[fund.status as keyof typeof fundStatuses] ?? fund.status}
            </Badge>
          </>
        }
        note={`${fund.manager ?? "管理人未填"} ｜ 截至 ${day}`}
        actions={<Actions viewer={viewer} fund={fund} />}
      />
      <MetricCards viewer={viewer} fund={fund} asOf={day} />
      <Tabs
        label="基金内容"
        tabs={open.map((key) => ({
          href: `/funds/${fund.code}?tab=${key}`,
          title: tabs[key],
          current: key === shown,
        }))}
      />
      <div className="mt-4">
        <TabBody tab={shown} viewer={viewer} fund={fund} asOf={day} editing={edit === "1"} before={before} />
      </div>
    </>
  );
}

function Actions({ viewer, fund }: { viewer: Viewer; fund: Fund }) {
  return (
    <>
      {can(viewer, "deal.log") && (
        <LinkButton href={`/funds/deals/new?fund=${fund.id}`}>登记投资项目</LinkButton>
      )}
      {reaches(viewer, "fund.revise", fund) && (
        <LinkButton href={`/funds/${fund.code}/edit`}>编辑</LinkButton>
      )}
      {reaches(viewer, "fund.remove", fund) && (
        <FundActions code={fund.code} version={fund.version} name={fund.name} />
      )}
      <PrintButton />
    </>
  );
}

type BodyProps = { tab: Tab; viewer: Viewer; fund: Fund; asOf: Day; editing: boolean; before?: string };

async function TabBody({ tab, viewer, fund, asOf, editing, before }: BodyProps) {
  if (tab === "money") return <CommitmentSection viewer={viewer} fund={fund} asOf={asOf} />;
  if (tab === "flows") return <AccountSection viewer={viewer} fund={fund} editing={editing} />;
  if (tab === "history") {
    const history = await fundHistory(viewer, fund, entryNumber(before));
    return <HistoryCard history={history} path={`/funds/${fund.code}?tab=history`} />;
  }
  const [facts, valuations] = await Promise.all([fundFacts(fund), valuationsOfFund(fund)]);
  return (
    <div className="space-y-4">
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card title="基金信息">
          <DescriptionList groups={[{ facts }]} />
        </Card>
        <ValuationSection
          owner="fund"
          code={fund.code}
          title="基金净值"
          rows={valuations}
          mayWrite={reaches(viewer, "fund.value", fund)}
          empty="还没有登记净值；没有净值就没有 RVPI、TVPI 和净 IRR。"
        />
      </div>
      <HoldingSection viewer={viewer} fund={fund} asOf={asOf} />
    </div>
  );
}
