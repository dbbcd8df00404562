import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { followUps, milestones, projects } from "@/db/schema";
import { countsOnce } from "@/lib/projects/counting";
import type { Definition } from "@/lib/reports/definition";
import { acceptedBy, milestoneGround, ofThese, within } from "@/lib/reports/grounds";
import type { Part } from "@/lib/reports/part";
import { countRatio } from "@/lib/reports/value";

const leads: Part = {
  label: "期内登记的线索",
  ground: milestoneGround,
  where: (span) =>
    and(
      eq(milestones.stage, "LEAD"),
      isNull(milestones.deletedAt),
      within(milestones.actualOn, span),
      countsOnce,
    ),
  on: milestones.actualOn,
};

export const P09: Definition = {
  name: "线索转签约率",
  formula: "期内登记的线索中，期末前已正式签约的 ÷ 全部",
  caliber: "按线索登记批次（同一批相除，不是同期签约与同期线索相除）；签约以认定为准",
  unit: "%",
  period: "cohort",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: { part: ofThese(leads, "其中已正式签约的", (span) => acceptedBy("SIGN", span)), whole: leads },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 24 }, whole: { count: 160 } }, shown: "15.00" },
};

const answered = sql`exists (select 1 from ${followUps} where ${followUps.projectId} = ${projects.id}
  and ${followUps.deletedAt} is null and ${followUps.heldOn} between ${milestones.actualOn} and ${milestones.actualOn} + 1)`;

export const P27: Definition = {
  name: "线索按时响应率",
  formula: "期内登记的线索中，登记当日或次日有跟进记录的 ÷ 全部",
  caliber: "按自然日；以跟进记录的日期为准",
  unit: "%",
  period: "flow",
  counts: "项目",
  readings: [
    {
      basis: "reported",
      parts: { part: ofThese(leads, "其中按时响应的", () => answered), whole: leads },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 188 }, whole: { count: 200 } }, shown: "94.00" },
};
