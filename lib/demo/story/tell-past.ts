import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { projectEvents, projects, versions } from "@/db/schema";
import { addDays, today } from "@/lib/date/day";
import { stages } from "@/lib/projects/rules";
import { momentOn, told } from "./calendar";
import { roadOf, settledAt } from "./road";
import type { Told } from "./told";

/**
 * What each register row was before its last step and after it, on the days it was so: the past is asked of the
 * versions. They come before the first that was really recorded, and nothing recorded is touched.
 */
export async function tellPast(tx: Transaction, story: readonly Told[]): Promise<void> {
  const earlier = story.map((one) => ({
    id: one.project.id,
    settled: settledOf(one),
    fields: { ...stageBefore(one), ...worthBefore(one) },
  }));
  await tx.execute(sql`insert into ${versions} (entity, entity_id, version, recorded_at, audit_id, row)
    select 'projects', p.id, -1, p.created_at, v.audit_id, to_jsonb(p) - 'search_text' || was.fields
    from jsonb_to_recordset(${JSON.stringify(earlier)}::jsonb) as was(id bigint, fields jsonb)
    join ${projects} p on p.id = was.id
    join ${versions} v on v.entity = 'projects' and v.entity_id = p.id and v.version = 1`);
  await tx.execute(sql`insert into ${versions} (entity, entity_id, version, recorded_at, audit_id, row)
    select 'projects', p.id, 0, greatest(was.settled, p.created_at), v.audit_id, to_jsonb(p) - 'search_text'
    from jsonb_to_recordset(${JSON.stringify(earlier)}::jsonb) as was(id bigint, settled timestamptz)
    join ${projects} p on p.id = was.id join ${versions} v on v.entity = 'projects' and v.entity_id = p.id and v.version = 1`);
  await tx.insert(projectEvents).values(story.filter(isPlanned).flatMap(plansBefore));
}

/** When the last step or turn had been dealt with. */
function settledOf({ plot, project, leadOn }: Told): string {
  const last = roadOf(plot).at(-1);
  const moments = [momentOn(leadOn, project.id), last ? settledAt(last) : ""];
  return [...moments, plot.turn ? momentOn(told(plot.turn.on), project.id) : ""].sort().at(-1) ?? "";
}

function stageBefore({ plot }: Told) {
  const reached = roadOf(plot).map(({ stage }) => stage);
  return { stage: reached.at(-2) ?? "LEAD", status: "active" };
}

/** Every ninth total was a quarter more, every seventh project had a shorter name. */
function worthBefore({ plot, project: { name, totalInvestmentYuan: yuan } }: Told) {
  const turn = [...plot.name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  if (turn % 9 === 0 && yuan !== null) return { total_investment_yuan: Math.round(yuan * 1.25) };
  return turn % 7 === 0 ? { name: name.replace("项目", "") } : {};
}

const isPlanned = ({ project, plot }: Told) =>
  project.plannedStartOn !== null &&
  stages.indexOf(project.stage as never) < stages.indexOf("START") &&
  plot.name.length % 2 === 0;

/** A start that was put off: every other one once, every sixth three times. */
function plansBefore({ plot, project, officer }: Told): (typeof projectEvents.$inferInsert)[] {
  const planned = project.plannedStartOn ?? today();
  const days = plot.name.length % 3 === 0 ? [74, 50, 21] : [30];
  return days.map((ahead, i) => ({
    projectId: project.id,
    kind: "planned",
    detail: "START",
    fromValue: addDays(planned, -ahead),
    toValue: addDays(planned, -(days[i + 1] ?? 0)),
    reason: "前期手续未办完，顺延",
    effectiveOn: addDays(today(), -ahead),
    recordedAt: momentOn(addDays(today(), i === days.length - 1 ? -(project.id % 12) : -ahead), project.id),
    recordedBy: officer.userId,
  }));
}
