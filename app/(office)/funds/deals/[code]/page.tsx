import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { AddFlow } from "@/app/(office)/funds/[code]/flow-actions";
import { ValuationSection } from "@/app/(office)/funds/valuation-section";
import { orNotFound } from "@/app/(office)/gate";
import { entryNumber, HistoryCard } from "@/app/(office)/history-card";
import { Badge } from "@/app/ui/badge";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { StageBar, type StageStep } from "@/app/ui/stage-bar";
import { Tabs } from "@/app/ui/tabs";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { type StageView, stagesOf, valuationsOfDeal } from "@/lib/funds/deal-record";
import { dealFacts } from "@/lib/funds/facts";
import { dealHistory } from "@/lib/funds/history";
import { dealOptions } from "@/lib/funds/options";
import { type DealRecord, findDeal } from "@/lib/funds/queries";
import { DealMenu } from "./deal-menu";
import { DealMoney } from "./deal-money";
import { LeverageSection } from "./leverage-section";
import { PartnerSection } from "./partner-section";
import { StageSection } from "./stage-section";

export const metadata: Metadata = { title: "投资项目" };

const tabs = { facts: "概览", stages: "阶段与材料", history: "变更记录" } as const;
type Tab = keyof typeof tabs;

type Props = { params: Promise<{ code: string }>; searchParams: Promise<{ tab?: string; before?: string }> };

export default async function DealPage({ params, searchParams }: Props) {
  const [viewer, { code }, { tab, before }] = await Promise.all([currentViewer(), params, searchParams]);
  const found = await orNotFound(findDeal(viewer, code));
  const stages = await stagesOf(found.deal);
  const shown: Tab = tab && Object.hasOwn(tabs, tab) ? (tab as Tab) : "facts";
  const { deal, round, fund, company } = found;
  return (
    <>
      <PageHeader
        title={`${company.name} ${round.name}`}
        crumbs={[
          { title: "投资项目", href: "/funds/deals" },
          { title: fund.name, href: `/funds/${fund.code}` },
          { title: deal.code },
        ]}
        mark={<Marks found={found} />}
        note={`${fund.name} ｜ ${deal.code}`}
        actions={<Actions viewer={viewer} found={found} stages={stages} />}
      />
      <Card className="mb-4">
        <StageBar label="投资阶段" steps={stepsOf(deal.stage, stages)} />
      </Card>
      <DealMoney deal={deal} />
      <Tabs
        label="投资项目内容"
        tabs={Object.entries(tabs).map(([key, title]) => ({
          href: `/funds/deals/${code}?tab=${key}`,
          title,
          current: key === shown,
        }))}
      />
      <div className="mt-4">
        <TabBody tab={shown} viewer={viewer} found={found} stages={stages} before={before} />
      </div>
    </>
  );
}

const stepsOf = (current: string, stages: StageView[]): StageStep[] =>
  stages.map(({ stage, label, reachedOn }) => {
    if (!reachedOn && stage !== current) return { name: label, state: "none" };
    return { name: label, date: reachedOn, state: stage === current ? "current" : "done" };
  });

const earlierThan = (current: string, stages: StageView[]) =>
  stages
    .slice(
      0,
      stages.findIndex(({ stage }) => stage === current),
    )
    .map(({ stage, label }) => ({ value: stage, label }));

function Marks({ found: { deal } }: { found: DealRecord }) {
  if (deal.endedOn)
    return (
      <Badge tone="neutral" title={deal.endReason ?? undefined}>
        {deal.endedOn} 终止
      </Badge>
    );
  if (deal.exitedOn) return <Badge tone="primary">{deal.exitedOn} 退出</Badge>;
  return deal.firstPaidOn ? <Badge tone="good">在管</Badge> : <Badge tone="warn">推进中</Badge>;
}

type ActionsProps = { viewer: Viewer; found: DealRecord; stages: StageView[] };

async function Actions({ viewer, found: { deal, round, fund }, stages }: ActionsProps) {
  const may = (verb: Parameters<typeof reaches>[1]) => reaches(viewer, verb, round);
  const options = may("flow.log") ? await dealOptions(viewer, fund.id) : [];
  const own = options.filter(({ value }) => value === String(deal.id));
  return (
    <>
      {may("flow.log") && !deal.endedOn && (
        <AddFlow
          fundId={fund.id}
          dealId={deal.id}
          formKey={newFormKey()}
          label="登记打款或回款"
          size="normal"
          contributors={[]}
          deals={own}
        />
      )}
      {may("deal.revise") && (
        <>
          <LinkButton href={`/funds/deals/${deal.code}/edit`}>编辑</LinkButton>
          <LinkButton href={`/funds/deals/${deal.code}/round`}>修改轮次</LinkButton>
        </>
      )}
      <DealMenu
        code={deal.code}
        version={deal.version}
        earlier={earlierThan(deal.stage, stages)}
        isEnded={deal.endedOn !== null}
        isPaid={deal.firstPaidOn !== null}
        mayAdvance={may("deal.advance")}
        mayEnd={may("deal.end")}
        mayRemove={may("deal.remove")}
      />
      <PrintButton />
    </>
  );
}

type BodyProps = { tab: Tab; viewer: Viewer; found: DealRecord; stages: StageView[]; before?: string };

async function TabBody({ tab, viewer, found, stages, before }: BodyProps) {
  const { deal, round, company, project } = found;
  if (tab === "stages") return <StageSection viewer={viewer} found={found} stages={stages} />;
  if (tab === "history") {
    const history = await dealHistory(viewer, found, entryNumber(before));
    return <HistoryCard history={history} path={`/funds/deals/${deal.code}?tab=history`} />;
  }
  const [facts, valuations] = await Promise.all([dealFacts(found), valuationsOfDeal(deal)]);
  const linked = (label: string, value: string) => {
    if (label === "被投企业") return <TextLink href={`/companies/${company.code}`}>{value}</TextLink>;
    if (label === "关联项目" && project?.code)
      return <TextLink href={`/projects/${project.code}`}>{value}</TextLink>;
    return value;
  };
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <div className="min-w-0 space-y-4">
        <Card title="投资信息">
          <DescriptionList
            groups={[
              { title: "这只基金的投资", facts: facts.deal },
              {
                title: "企业与轮次",
                facts: facts.round.map(({ label, value, ...rest }) => ({
                  ...rest,
                  label,
                  value: linked(label, value),
                })),
              },
            ]}
          />
        </Card>
        <PartnerSection viewer={viewer} deal={deal} round={round} />
      </div>
      <div className="min-w-0 space-y-4">
        <LeverageSection viewer={viewer} found={found} />
        <ValuationSection
          owner="deal"
          code={deal.code}
          title="持有份额估值"
          rows={valuations}
          mayWrite={reaches(viewer, "deal.value", round)}
          empty="还没有估值；没有估值就算不出 MOIC。"
        />
      </div>
    </div>
  );
}
