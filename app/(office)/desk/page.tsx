import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { SentenceLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, isDay, today } from "@/lib/date/day";
import {
  type Age,
  deskChanges,
  deskCounts,
  deskDays,
  deskFigures,
  deskSample,
  deskThreads,
  type Risk,
  riskNames,
} from "@/lib/projects/check-queries";
import { milestonesToAccept, milestonesToPass } from "@/lib/projects/today";
import { BothFigures } from "./both-figures";
import { ChangeList } from "./change-list";
import { MilestoneList } from "./milestone-list";
import { SampleForm } from "./sample-form";
import { ThreadList } from "./thread-list";

export const metadata: Metadata = { title: "审核台" };

type Query = Partial<Record<"show" | "after" | "older" | "seed" | "from" | "to" | "size", string>>;
type Props = { searchParams: Promise<Query> };

const risks = ["high", "usual", "low", "new"] as const satisfies readonly Risk[];
const shows = [...risks, "milestones", "threads", "sample"] as const;
type Show = (typeof shows)[number];

/** 审核台: an inbox of changes, the riskiest first; what was returned stays until it is settled. */
export default async function DeskPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "check.read");
  const age: Age = query.older === "1" ? "older" : "recent";
  const [counts, figures, waiting] = await Promise.all([
    deskCounts(viewer, age),
    deskFigures(viewer),
    waitingMilestones(viewer),
  ]);
  const asked = shows.find((one) => one === query.show);
  const show: Show = asked ?? firstWaiting({ ...counts, milestones: waiting.rows.total });
  const tab = (key: Show, title: string, count?: number) => ({
    ...{ href: `/desk?${new URLSearchParams({ show: key, ...olderIn(age) })}`, title, count },
    current: key === show,
    tone: key === "high" ? ("danger" as const) : undefined,
  });
  return (
    <>
      <PageHeader title="审核台" note={<Scope age={age} older={counts.older} />} />
      <BothFigures figures={figures} />
      <Tabs
        label="审核台"
        tabs={[
          ...risks.map((risk) => tab(risk, riskNames[risk], counts[risk])),
          tab("milestones", waiting.act === "verify" ? "待认定节点" : "待审核节点", waiting.rows.total),
          tab("threads", "已退回", counts.threads),
          tab("sample", "抽查"),
        ]}
      />
      <div className="mt-4">
        <Shown viewer={viewer} show={show} age={age} query={query} waiting={waiting} />
      </div>
    </>
  );
}

const olderIn = (age: Age): { older?: string } => (age === "older" ? { older: "1" } : {});

/** Which changes stand here. What has waited for longer is never left out in silence. */
function Scope({ age, older }: { age: Age; older: string }) {
  if (age === "older")
    return (
      <>
        {deskDays} 天以前还没有审核的变更，共 {older} 条；
        <SentenceLink href="/desk">看近 {deskDays} 天的</SentenceLink>
      </>
    );
  return (
    <>
      近 {deskDays} 天里还没有审核的变更；本人所作的变更由其他同志审核；成批导入的新项目在
      <SentenceLink href="/imports">导入记录</SentenceLink>
      里核对
      {older !== "0" && (
        <>
          。另有 {older} 条 {deskDays} 天以前的变更没有审核：
          <SentenceLink href="/desk?older=1">查看</SentenceLink>
        </>
      )}
    </>
  );
}

type Waiting = Awaited<ReturnType<typeof waitingMilestones>>;

/** Milestones wait for the county to pass them, or for the city to accept them. */
async function waitingMilestones(viewer: Viewer) {
  const accept = await milestonesToAccept(viewer);
  if (accept.total > 0 || viewer.grants.some(({ role }) => role === "cityOfficer" || role === "cityHead"))
    return { act: "verify" as const, rows: accept };
  return { act: "pass" as const, rows: await milestonesToPass(viewer) };
}

type Counted = Record<Risk | "threads" | "milestones", number>;

const firstWaiting = (counts: Counted): Show =>
  ([...risks, "milestones", "threads"] as const).find((key) => counts[key] > 0) ?? "high";

type ShownProps = { viewer: Viewer; show: Show; age: Age; query: Query; waiting: Waiting };

async function Shown({ viewer, show, age, query, waiting }: ShownProps) {
  if (show === "threads") return <ThreadList threads={await deskThreads(viewer)} />;
  if (show === "sample") return <Sampled viewer={viewer} query={query} />;
  if (show === "milestones")
    return (
      <MilestoneList
        act={waiting.act}
        total={waiting.rows.total}
        rows={waiting.rows.rows}
        viewerId={viewer.userId}
      />
    );
  const after = /^\d{1,15}$/.test(query.after ?? "") ? Number(query.after) : null;
  const { changes, next } = await deskChanges(viewer, { risk: show, age, after });
  if (changes.length === 0)
    return (
      <Card>
        <Empty title={`没有${show === "new" ? "新登记的项目" : `${riskNames[show]}的变更`}要审核`}>
          县区登记项目、修改项目、调整计划和状态后会出现在这里。
        </Empty>
      </Card>
    );
  return (
    <>
      <ChangeList
        key={`${show} ${changes[0]?.id}`}
        changes={changes}
        batch={show === "low"}
        ticks={show === "new"}
      />
      {next && (
        <LinkButton
          className="mt-3"
          href={`/desk?${new URLSearchParams({ show, ...olderIn(age), after: String(next) })}`}
        >
          下一页
        </LinkButton>
      )}
    </>
  );
}

const sizes = [10, 20, 50];

async function Sampled({ viewer, query }: { viewer: Viewer; query: Query }) {
  const now = today();
  const dayOf = (text: string | undefined, otherwise: string) => (text && isDay(text) ? text : otherwise);
  const ask = {
    seed: (query.seed ?? "").slice(0, 40) || now,
    from: dayOf(query.from, addDays(now, -30)),
    to: dayOf(query.to, now),
    size: sizes.find((one) => String(one) === query.size) ?? 10,
  };
  const changes = await deskSample(viewer, ask);
  return (
    <>
      <SampleForm ask={ask} sizes={sizes} found={changes.length} />
      {changes.length === 0 ? (
        <Card>
          <Empty title="这段时间没有变更可以抽查">换一段时间再抽。</Empty>
        </Card>
      ) : (
        <ChangeList key={JSON.stringify(ask)} changes={changes} batch={false} />
      )}
    </>
  );
}
