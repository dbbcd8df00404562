import "server-only";
import type { Transaction } from "@/db/client";
import { projectEvents } from "@/db/schema";
import { addMonths, monthOf, today } from "@/lib/date/day";
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import { destinationOf, turnedTo } from "./tell-turns";
import { type Mile, returnerOf, type Told, turnerOf } from "./told";

type Event = typeof projectEvents.$inferInsert & { recordedAt: string };
type Codes = ReadonlyMap<number, string>;

/** What happened, in the order in which the house learnt of it. */
export async function tellEvents(
  tx: Transaction,
  cast: Cast,
  { story, miles, codes }: { story: Told[]; miles: Mile[]; codes: Codes },
): Promise<void> {
  const events = [
    ...miles.flatMap((mile, i) => eventsOfStep(cast, mile, { previous: miles[i - 1], codes })),
    ...story.flatMap((one) => eventsOfTurn(cast, one, story, codes)),
  ];
  const inOrder = events.sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  await tx.insert(projectEvents).values(inOrder);
}

function eventsOfStep(
  cast: Cast,
  mile: Mile,
  { previous, codes }: { previous?: Mile; codes: Codes },
): Event[] {
  const { project, plot, step, reporter } = mile;
  const { stage, on, standing, reportedAt, verifiedAt, returnedAt } = step;
  const judge = cast.judgeOf(reporter).id;
  const of = { projectId: project.id, effectiveOn: on };
  const fromValue = previous?.project.id === project.id ? previous.step.stage : "LEAD";
  const events: Event[] = [
    { ...of, kind: "advanced", fromValue, toValue: stage, recordedAt: reportedAt, recordedBy: reporter },
  ];
  if (standing === "accepted") {
    events.push({ ...of, kind: "verified", toValue: stage, recordedAt: verifiedAt, recordedBy: judge });
    const code = stage === "SIGN" ? codes.get(project.id) : undefined;
    const coded = { fromValue: project.code, toValue: code, recordedAt: verifiedAt, recordedBy: judge };
    if (code) events.push({ ...of, kind: "coded", ...coded });
    if (stage === "START") events.push(...eventOfBuild(project.id, on));
  }
  if (returnedAt) {
    const reason = plot.returned?.reason;
    const back = { toValue: stage, reason, recordedAt: returnedAt, recordedBy: returnerOf(cast, mile) };
    events.push({ ...of, kind: "returned", ...back });
  }
  return events;
}

/** The clock turns to 在建 by itself. */
function eventOfBuild(projectId: number, startedOn: string): Event[] {
  const from = `${addMonths(monthOf(startedOn), 1)}-01`;
  if (from > today()) return [];
  const turned = { kind: "advanced", fromValue: "START", toValue: "BUILD" };
  return [{ projectId, ...turned, effectiveOn: from, recordedAt: momentOn(from, 0), recordedBy: null }];
}

function eventsOfTurn(cast: Cast, one: Told, story: readonly Told[], codes: Codes): Event[] {
  const { project, plot } = one;
  const { turn } = plot;
  if (!turn) return [];
  const of = {
    projectId: project.id,
    reason: turn.reason,
    effectiveOn: told(turn.on),
    recordedAt: momentOn(told(turn.on), project.id),
    recordedBy: turnerOf(cast, one),
  };
  const destination = destinationOf(cast, story, codes, turn);
  const { status, unitId } = turnedTo(cast, turn);
  const turned: Event = {
    ...of,
    kind: "status",
    fromValue: "active",
    toValue: status,
    detail: destination ?? "",
  };
  if (turn.to === "moved") {
    const moved = { kind: "moved", fromValue: String(project.unitId), toValue: String(unitId) };
    return [{ ...of, ...moved }, turned];
  }
  return turn.to === "merged" ? [{ ...of, kind: "merged", toValue: destination }, turned] : [turned];
}
