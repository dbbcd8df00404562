import "server-only";
import { z } from "zod";
import { can, type Viewer } from "@/lib/auth/viewer";
import { addMonths, type Month, thisMonth } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { showWan, type Yuan } from "@/lib/money/yuan";
import { confirmable, type GridRow, monthlyGrid, reportingTally, type UnitTally } from "./progress/queries";
import { phasesOf, type RecordedMonth, recordedMonths } from "./progress/record";
import { basisCode, monthText, originCode } from "./progress-input";
import { mayOn, type Project } from "./reach";

export type { GridRow, MoneyCell, UnitTally } from "./progress/queries";
export type { RecordedLine, RecordedMonth } from "./progress/record";

/** What the address of the monthly page says; anything unknown falls back to the usual. */
const pageAsk = z.object({
  month: monthText.refine((month) => month <= thisMonth()).catch(() => thisMonth()),
  basis: basisCode.catch("month"),
  origin: originCode.catch("domestic"),
  unit: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .nullable()
    .catch(null),
  show: z.enum(["all", "missing", "late"]).catch("all"),
  after: z.string().max(40).nullable().catch(null),
});
export type MonthlyAsk = z.output<typeof pageAsk>;

export const monthlyAskOf = (query: Record<string, string | string[] | undefined>): MonthlyAsk =>
  pageAsk.parse({ ...query });

export type MonthlyPage = {
  rows: GridRow[];
  next: string | null;
  tally: UnitTally[];
  /** How many the viewer could confirm as unchanged now; null for those who may not. */
  confirmable: number | null;
};

const pageSize = 100;

/** The monthly grid with who has reported, for one address of the page. */
export async function monthlyPage(viewer: Viewer, ask: MonthlyAsk): Promise<MonthlyPage> {
  const [{ rows, next }, tally, rest, stages] = await Promise.all([
    monthlyGrid(viewer, ask, { unit: ask.unit, show: ask.show, after: ask.after, size: pageSize }),
    reportingTally(viewer, ask.month),
    can(viewer, "progress.confirmUnchanged") ? confirmable(viewer, ask.month, ask.unit) : null,
    labelsOf("stages"),
  ]);
  return {
    rows: rows.map((row) => ({ ...row, stage: stages.get(row.stage) ?? row.stage })),
    next,
    tally,
    confirmable: rest,
  };
}

export type ProjectProgress = {
  months: RecordedMonth[];
  invested: string;
  arrived: string;
  phases: { code: string; name: string; invested: string; arrived: string; reportedMonth: Month | null }[];
  mayReport: boolean;
  /** Months the form offers, newest first. */
  choices: Month[];
};

const monthsOffered = 36;

/** A project's money and words month by month. The caller has found the project for this viewer. */
export async function progressOfProject(viewer: Viewer, project: Project): Promise<ProjectProgress> {
  const [months, phases] = await Promise.all([recordedMonths(project.id), phasesOf(viewer, project.id)]);
  const now = thisMonth();
  const money = (yuan: Yuan | null) => showWan(yuan);
  return {
    months,
    invested: money(project.investedYuan),
    arrived: money(project.arrivedYuan),
    phases: phases.map(({ invested, arrived, ...phase }) => ({
      ...phase,
      invested: money(invested),
      arrived: money(arrived),
    })),
    mayReport:
      phases.length === 0 && project.status !== "merged" && mayOn(viewer, "progress.report", project),
    choices: Array.from({ length: monthsOffered }, (_, i) => addMonths(now, -i)),
  };
}
