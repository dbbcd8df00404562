import "server-only";
import type { ImportColumn, Register } from "@/lib/imports/register";
import { projectChecker } from "./checker";
import { projectColumns } from "./columns";
import { projectWords } from "./words";
import { writeProjects } from "./writing";

/** The words of the day's dictionaries beside the columns, where a person can choose from a few. */
async function templateColumns(): Promise<ImportColumn[]> {
  const words = await projectWords();
  const units = words.units.map(({ shortName }) => shortName);
  return projectColumns.map((column) => ({
    ...column,
    words: column.key === "unitId" ? units : wordsFor(words.choices(column.key)),
  }));
}

const mostInAList = 60;
const wordsFor = (words: string[]) => (words.length > 0 && words.length <= mostInAList ? words : undefined);

export const projectRegister: Register = {
  title: "项目台账",
  record: "项目",
  verb: "project.import",
  columns: projectColumns,
  nameKey: "name",
  unitKey: "unitId",
  shown: ["name", "unitId", "investors", "totalInvestment", "stage"],
  sumKey: "totalInvestment",
  templateColumns,
  checker: projectChecker,
  write: (tx, viewer, { rows }, record) => writeProjects(tx, viewer, rows, record),
};
