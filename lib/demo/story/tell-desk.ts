import "server-only";
import type { Transaction } from "@/db/client";
import { comments, followUps, notices, tasks } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { demoPeople } from "@/lib/demo/accounts";
import { excerpt, namesMentioned } from "@/lib/projects/desk/rules";
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import { remarks, tasks as toldTasks } from "./desk";
import { talkOf } from "./plot";
import { carrierOn } from "./road";
import { type Mile, returnerOf, type Told } from "./told";

type Notice = typeof notices.$inferInsert & { at: string };

/** Visits, remarks, tasks; and what people are told of all this and of their milestones. */
export async function tellDesk(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { story, miles, labels }: { story: Told[]; miles: Mile[]; labels: ReadonlyMap<string, string> },
): Promise<void> {
  await tellTalks(tx, record, cast, story);
  const heard = [
    ...(await tellTasks(tx, record, cast, story)),
    ...(await tellRemarks(tx, record, cast, story)),
    ...miles.flatMap((mile) => noticesOf(cast, mile, labels)),
  ];
  await tx.insert(notices).values(heard.filter(isRecent).sort(byTime).map(readInTime));
}

async function tellTalks(tx: Transaction, record: Recorder, cast: Cast, story: readonly Told[]) {
  const held = story.flatMap(({ plot, project, unit }) =>
    (plot.talks ?? []).map(talkOf).map((talk) => {
      const heldOn = told(talk.heldOn);
      const officer = cast.officer(carrierOn(unit, plot.turn, heldOn)).userId;
      const at = momentOn(heldOn, project.id);
      const nextOn = talk.nextOn ? told(talk.nextOn) : null;
      const by = { createdBy: officer, updatedBy: officer, createdAt: at, updatedAt: at };
      return { project, row: { ...talk, heldOn, nextOn, projectId: project.id, ...by } };
    }),
  );
  const added = await tx
    .insert(followUps)
    .values(held.map(({ row }) => row))
    .returning();
  added.forEach((one, i) => {
    record(followUps, null, one, { label: `${held[i]?.project.name} 跟进 ${one.heldOn}` });
  });
}

const projectCalled = (story: readonly Told[], key: string | undefined) => {
  const found = story.find(({ plot }) => plot.key === key)?.project;
  if (key && !found) throw new Error(`the story knows no project ${key}`);
  return key ? (found ?? null) : null;
};

async function tellTasks(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  story: readonly Told[],
): Promise<Notice[]> {
  const given = toldTasks.map((task, i) => {
    const [from, to] = [cast.person(task.from), cast.person(task.to)];
    const at = momentOn(told(task.givenOn), i);
    const doneAt = task.done ? momentOn(told(task.done.on), i) : null;
    return { task, from, to, at, doneAt, projectId: projectCalled(story, task.about)?.id ?? null };
  });
  const added = await tx
    .insert(tasks)
    .values(
      given.map(({ task, from, to, at, doneAt, projectId }) => ({
        title: task.title,
        projectId,
        assigneeId: to.id,
        unitId: to.unitId,
        dueOn: told(task.dueOn),
        doneAt,
        doneNote: task.done?.note,
        createdBy: from.id,
        updatedBy: doneAt ? to.id : from.id,
        createdAt: at,
        updatedAt: doneAt ?? at,
      })),
    )
    .returning();
  for (const one of added) record(tasks, null, one);
  return given.flatMap(({ task, from, to, at, doneAt, projectId }): Notice[] => {
    const of = { kind: "task", projectId };
    const asked = `${from.name}交办：${task.title}，${told(task.dueOn)} 到期`;
    const answer = `${to.name}办结：${task.title}（${task.done?.note}）`;
    return [
      { ...of, userId: to.id, fromUserId: from.id, body: asked, at },
      ...(doneAt ? [{ ...of, userId: from.id, fromUserId: to.id, body: answer, at: doneAt }] : []),
    ];
  });
}

async function tellRemarks(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  story: readonly Told[],
): Promise<Notice[]> {
  const posted = Object.entries(remarks).flatMap(([key, lines]) =>
    lines.map((line, i) => {
      const [, account = "", day = "", body = ""] = /^(\S+) (\S+)｜(.+)$/.exec(line) ?? [];
      const project = projectCalled(story, key);
      if (!project) throw new Error(`a remark about nothing: ${line}`);
      return { project, author: cast.person(account), body, at: momentOn(told(day), i + key.length) };
    }),
  );
  const added = await tx
    .insert(comments)
    .values(
      posted.map(({ project, author, body, at }) => ({
        projectId: project.id,
        body,
        createdBy: author.id,
        updatedBy: author.id,
        createdAt: at,
        updatedAt: at,
      })),
    )
    .returning();
  added.forEach((one, i) => {
    record(comments, null, one, { label: `${posted[i]?.project.name} 评论` });
  });
  const accountOf = new Map(demoPeople.map(({ name, account }) => [name, account]));
  return posted.flatMap(({ project, author, body, at }) =>
    [...namesMentioned(body, [...accountOf.keys()])].map((name) => ({
      kind: "mention",
      userId: cast.person(accountOf.get(name) ?? name).id,
      projectId: project.id,
      fromUserId: author.id,
      body: `${author.name}在“${project.name}”中提到您：${excerpt(body)}`,
      at,
    })),
  );
}

/** Those who reported a milestone hear what became of it. */
function noticesOf(cast: Cast, mile: Mile, labels: ReadonlyMap<string, string>): Notice[] {
  const { plot, project, step, reporter } = mile;
  const { stage, standing, verifiedAt, returnedAt } = step;
  const of = { kind: "milestone", userId: reporter, projectId: project.id };
  const said = (what: string) => `${project.name}：${labels.get(stage) ?? stage} ${what}`;
  if (standing === "accepted")
    return [{ ...of, fromUserId: cast.judgeOf(reporter).id, body: said("认定通过"), at: verifiedAt }];
  if (standing !== "returned" || !returnedAt) return [];
  const body = said(`被退回：${plot.returned?.reason}`);
  return [{ ...of, fromUserId: returnerOf(cast, mile), body, at: returnedAt }];
}

const daysOld = ({ at }: Notice) => (Date.now() - Date.parse(at)) / 86_400_000;
const isRecent = (notice: Notice) => daysOld(notice) < 45;
const byTime = (a: Notice, b: Notice) => Date.parse(a.at) - Date.parse(b.at);

/** What is older than a fortnight was read when it came. */
const readInTime = (notice: Notice): Notice =>
  daysOld(notice) > 14 ? { ...notice, readAt: notice.at } : notice;
