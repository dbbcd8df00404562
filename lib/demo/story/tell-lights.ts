import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { followUps, milestones, monthlyReports, progress, projects } from "@/db/schema";
import { addDays, today } from "@/lib/date/day";
import { rebuildLights } from "@/lib/projects/lights/cache";
import { roadOf } from "./road";
import type { Told } from "./told";

/** Since when nothing new was said of each project, which of them entered the statistics, and what lamps follow. */
export async function tellLights(tx: Transaction, story: readonly Told[]): Promise<void> {
  await tx.execute(sql`update ${projects} set moved_on = greatest(${projects.createdAt},
    (select max(${milestones.reportedAt}) from ${milestones} where ${milestones.projectId} = ${projects.id}),
    (select max(${followUps.createdAt}) from ${followUps} where ${followUps.projectId} = ${projects.id}),
    (select max(${progress.createdAt}) from ${progress} where ${progress.projectId} = ${projects.id}),
    (select max(${monthlyReports.createdAt}) from ${monthlyReports}
      where ${monthlyReports.projectId} = ${projects.id} and ${monthlyReports.kind} = 'words'))::date`);
  const entered = story.flatMap(({ plot, project }) => {
    const start = roadOf(plot).find(({ stage }) => stage === "START");
    const on = start ? addDays(start.on, 20) : today();
    return start && on < today() && plot.name.length % 7 > 0 ? [{ id: project.id, on }] : [];
  });
  await tx.execute(sql`update ${projects} p set statistics_on = entered."on"
    from jsonb_to_recordset(${JSON.stringify(entered)}::jsonb) as entered(id bigint, "on" date) where p.id = entered.id`);
  await rebuildLights(tx);
}
