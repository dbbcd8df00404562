import "server-only";
import { labelsOf, optionsOf } from "@/lib/dictionaries/queries";
import { unitNames } from "@/lib/units/queries";
import type { EventKind } from "./events";
import { eventsOf } from "./queries";
import type { Project } from "./reach";
import { type Status, statusNames } from "./rules";

export type Chapter = {
  id: number;
  on: string;
  /** Null for what the system did by itself. */
  who: string | null;
  what: string;
  reason: string | null;
  /** The day it was written down, where that is another day. */
  recordedOn: string | null;
};

type Event = Awaited<ReturnType<typeof eventsOf>>[number];
type Words = Record<"stage" | "band", ReadonlyMap<string, string>> & { unit: ReadonlyMap<number, string> };

/** What happened to a project, in the business's own words, latest first: stages, plans, size classes, codes, moves. */
export async function chronicleOf(project: Project): Promise<Chapter[]> {
  const [events, stages, band, unit] = await Promise.all([
    eventsOf(project.id),
    optionsOf("stages"),
    labelsOf("sizeBands"),
    unitNames(),
  ]);
  const words = { stage: new Map(stages.map(({ value, label }) => [value, label])), band, unit };
  return events.map((event) => ({
    id: event.id,
    on: event.effectiveOn,
    who: event.by,
    what: sentences[event.kind as EventKind]?.(event, words) ?? event.kind,
    reason: event.reason,
    recordedOn: dayAfter(event),
  }));
}

const dayAfter = ({ effectiveOn, recordedAt }: Event) =>
  recordedAt.slice(0, 10) === effectiveOn ? null : recordedAt.slice(0, 10);

const stageOf = ({ toValue }: Event, { stage }: Words) => stage.get(toValue ?? "") ?? "";
const bandOf = (code: string | null, { band }: Words) => (code && band.get(code)) || "未定";
const statusOf = (code: string | null) => statusNames[code as Status] ?? "";

const sentences: Readonly<Record<EventKind, (event: Event, words: Words) => string>> = {
  logged: (event, words) => `登记项目，阶段为${stageOf(event, words)}`,
  imported: (event, words) => `随台账导入，阶段为${stageOf(event, words)}`,
  advanced: (event, words) => `${event.by ? "填报" : "转入"}${stageOf(event, words)}`,
  setBack: (event, words) => `退回到${stageOf(event, words)}`,
  verified: (event, words) => `认定${stageOf(event, words)}`,
  returned: (event, words) => `退回${stageOf(event, words)}的填报`,
  planned: ({ detail, fromValue, toValue }, { stage }) =>
    `${stage.get(detail) ?? detail}的计划日期${fromValue ? `由 ${fromValue} 改为` : "定为"} ${toValue ?? "待定"}`,
  status: ({ fromValue, toValue, detail }) =>
    `状态由${statusOf(fromValue)}转为${statusOf(toValue)}${detail ? `，去向：${detail}` : ""}`,
  retiered: ({ fromValue, toValue }, words) =>
    `规模档由 ${bandOf(fromValue, words)} 调整为 ${bandOf(toValue, words)}`,
  coded: ({ fromValue, toValue }) => `取得正式编号 ${toValue ?? ""}（原受理号 ${fromValue ?? ""}）`,
  moved: ({ fromValue, toValue }, { unit }) =>
    `由${unit.get(Number(fromValue)) ?? ""}流转到${unit.get(Number(toValue)) ?? ""}`,
  merged: ({ toValue }) => `并入 ${toValue ?? ""}`,
};
