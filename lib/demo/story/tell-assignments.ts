import "server-only";
import type { Transaction } from "@/db/client";
import {
  assignmentEntries,
  assignmentExtensions,
  assignmentProjects,
  assignments,
  assignmentUnits,
  notices,
  type users,
} from "@/db/schema";
import type { EntryKind } from "@/lib/assignments/thread";
import type { Recorder } from "@/lib/audit/change";
import { type Day, yearOf } from "@/lib/date/day";
import { addWorkdays, type Holidays, workdayFrom, workdaysBetween } from "@/lib/date/workdays";
import { holidays } from "@/lib/dictionaries/calendar";
import { dutyMoved } from "@/lib/projects/duties";
import { searchTextOf } from "@/lib/search/search-text";
import { listUnits } from "@/lib/units/queries";
import { type ToldAssignment, assignments as toldAssignments } from "./assignments";
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import { takeSerials } from "./tell-serials";
import type { Told } from "./told";

type User = typeof users.$inferSelect;
type Said = { kind: EntryKind; who: User; on: Day; body: string | null };
type Assignment = typeof assignments.$inferInsert;

/** What was assigned, in the order it was, each with its thread; the next real one continues the year's numbers. */
export async function tellAssignments(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  story: readonly Told[],
): Promise<void> {
  const [units, known] = await Promise.all([listUnits(), holidays()]);
  const unitId = (code: string) => units.find((unit) => unit.code === code)?.id ?? 0;
  const inOrder = [...toldAssignments].sort((one, other) => (one.on < other.on ? -1 : 1));
  const next = new Map<number, number>();
  for (const [turn, one] of inOrder.entries()) {
    const year = yearOf(told(one.on));
    if (!next.has(year)) {
      const count = inOrder.filter(({ on }) => yearOf(told(on)) === year).length;
      next.set(year, (await takeSerials(tx, `DB${year}`, count)) - count + 1);
    }
    const serial = next.get(year) ?? 1;
    next.set(year, serial + 1);
    const said = saidOf(one, cast);
    const about = (one.about ?? []).flatMap((key) => story.filter(({ plot }) => plot.key === key));
    const row = rowOf(one, said, { known, cast, turn, unitId });
    const searchText = searchTextOf(one.name, one.requirement, ...about.map(({ project }) => project.name));
    const [added] = await tx
      .insert(assignments)
      .values({ ...row, year, serial, code: `DB${year}-${serial}`, searchText })
      .returning();
    if (!added) continue;
    record(assignments, null, added);
    await tellThread(tx, added.id, said, turn);
    const helpers = (one.helpers ?? []).map((code) => ({ assignmentId: added.id, unitId: unitId(code) }));
    if (helpers.length > 0) await tx.insert(assignmentUnits).values(helpers);
    const projects = about.map(({ project }) => ({ assignmentId: added.id, projectId: project.id }));
    if (projects.length > 0) await tx.insert(assignmentProjects).values(projects);
    await dutyMoved(tx, added.id);
    await tellExtension(tx, added, one, cast);
    await tellWaiting(tx, added, one, cast);
  }
}

const order = ["received", "reported", "replied", "returned", "closed", "withdrawn"] as const;

function saidOf(one: ToldAssignment, cast: Cast): Said[] {
  const steps = order.flatMap((kind) => (one[kind] ? [{ kind: kind as EntryKind, step: one[kind] }] : []));
  const asked = one.asked ? [{ kind: "askedExtension" as const, step: one.asked.step }] : [];
  return [
    { kind: "assigned", who: cast.person(one.by), on: told(one.on), body: one.requirement ?? null },
    ...[...steps, ...asked].map(({ kind, step }) => {
      const [, account = "", day = "", body = ""] = /^(\S+) (\S+)｜(.*)$/.exec(step) ?? [];
      return { kind, who: cast.person(account), on: told(day), body: body || null };
    }),
  ];
}

type Setting = { known: Holidays; cast: Cast; turn: number; unitId: (code: string) => number };

function rowOf(one: ToldAssignment, said: Said[], { known, cast, turn, unitId }: Setting) {
  const at = (kind: EntryKind) => said.find((entry) => entry.kind === kind) ?? null;
  const by = cast.person(one.by);
  const handedOn = told(one.on);
  const dueOn = workdayFrom(told(one.due), known);
  const [replied, closed, returned] = [at("replied"), at("closed"), at("returned")];
  const last = said.at(-1);
  const moment = momentOn(last?.on ?? handedOn, turn);
  return {
    name: one.name,
    requirement: one.requirement,
    level: one.level ?? "normal",
    ownerUnitId: unitId(one.owner),
    departmentId: one.department ? unitId(one.department) : null,
    supervisorUnitId: by.unitId,
    sourceNote: one.source,
    state: stateOf(one),
    handedOn,
    receiveBy: addWorkdays(handedOn, 3, known),
    firstDueOn: dueOn,
    dueOn,
    receivedOn: at("received")?.on,
    receivedBy: at("received")?.who.id,
    repliedOn: returned ? null : replied?.on,
    repliedBy: replied?.who.id,
    closedOn: closed?.on,
    closedBy: closed?.who.id,
    lateDays: closed && replied ? Math.max(0, workdaysBetween(dueOn, replied.on, known)) : null,
    createdBy: by.id,
    updatedBy: last?.who.id ?? by.id,
    createdAt: momentOn(handedOn, turn),
    updatedAt: moment,
  } satisfies Partial<Assignment>;
}

function stateOf(one: ToldAssignment) {
  if (one.withdrawn) return "withdrawn";
  if (one.closed) return "closed";
  if (one.returned) return "returned";
  if (one.replied) return "replied";
  if (one.reported) return "working";
  return one.received ? "received" : "waiting";
}

async function tellThread(tx: Transaction, assignmentId: number, said: readonly Said[], turn: number) {
  await tx.insert(assignmentEntries).values(
    said.map(({ kind, who, on, body }, i) => ({
      ...{ assignmentId, kind, body, byUserId: who.id, unitId: who.unitId },
      at: momentOn(on, turn + i * 3),
    })),
  );
}

type Added = typeof assignments.$inferSelect;

async function tellExtension(tx: Transaction, { id, dueOn }: Added, one: ToldAssignment, cast: Cast) {
  if (!one.asked) return;
  const [, account = "", day = "", reason = ""] = /^(\S+) (\S+)｜(.*)$/.exec(one.asked.step) ?? [];
  await tx.insert(assignmentExtensions).values({
    assignmentId: id,
    fromDay: dueOn,
    askedDay: workdayFrom(told(one.asked.until), await holidays()),
    reason,
    askedBy: cast.person(account).id,
    askedAt: momentOn(told(day), 3),
  });
}

/** Whoever has to answer a fresh assignment hears of it. */
async function tellWaiting(tx: Transaction, added: Added, one: ToldAssignment, cast: Cast) {
  if (added.state !== "waiting") return;
  const people = one.owner === "330800C-XCL" ? [cast.person("xincailiao")] : [];
  if (people.length === 0) return;
  await tx.insert(notices).values(
    people.map(({ id: userId }) => ({
      userId,
      kind: "assignment",
      href: `/assignments/${added.code}`,
      body: `督办〔${added.year}〕${added.serial}号“${added.name}”已交办，请于 ${added.receiveBy} 前接收、${added.dueOn} 前办结`,
      fromUserId: cast.person(one.by).id,
      at: added.createdAt,
    })),
  );
}
