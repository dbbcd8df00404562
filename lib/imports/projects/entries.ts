import type { ProjectInput } from "@/lib/projects/input";
import type { DateFact } from "./facts";
import type { MonthEntry } from "./progress";

/** What is written for one row: a whole project, or what changes of one. Lists hold what is to be set, null leaves it. */
export type ProjectEntry = {
  values: Partial<ProjectInput> & { name: string; unitId: number };
  investors: string[] | null;
  companies: string[] | null;
  dates: DateFact[];
  stageWord: string | null;
  /** Somebody is to look at the stage again. */
  doubtful: boolean;
  money: MonthEntry[];
  /** The version that was compared; null for a new project. */
  version: number | null;
  /** Like projects that were known when the row was checked. */
  alike: number[];
};
