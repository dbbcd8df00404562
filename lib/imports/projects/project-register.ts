import "server-only";
import type { Register } from "@/lib/imports/register";
import { withWords } from "@/lib/imports/words";
import { projectChecker } from "./checker";
import { projectColumns } from "./columns";
import { undoProjects } from "./undoing";
import { projectWords } from "./words";
import { writeProjects } from "./writing";

export const projectRegister: Register = {
  key: "projects",
  title: "项目台账",
  record: "项目",
  verb: "project.import",
  columns: projectColumns,
  nameKey: "name",
  needed: ["name"],
  unitKey: "unitId",
  unitStandIn: "regionCode",
  listKeys: ["investors", "companies"],
  shown: [
    { key: "unitId", label: "单位" },
    { key: "investors", label: "投资方" },
    { key: "totalInvestment", label: "总投资（万元）", isNumber: true },
    { key: "stage", label: "阶段" },
  ],
  sumLabel: "总投资",
  sumSeldomBelow: 1_000_000,
  batch: 400,
  lanes: 2,
  home: "/projects?sort=-updatedAt",
  download: { href: "/exports/projects", verb: "project.export" },
  usual: [
    "name",
    "unitId",
    "investors",
    "content",
    "totalInvestment",
    "fixedInvestment",
    "chainCode",
    "segmentCode",
    "chainRole",
    "regionCode",
    "stage",
    "on.SIGN",
    "plan.START",
    "on.START",
    "on.PROD",
    "landArea",
    "energy",
    "jobs",
    "expectedOutput",
    "expectedTax",
    "owner",
    "problem",
    "nextStep",
    "remark",
  ],
  templateColumns: async () => withWords(projectColumns, await projectWords()),
  checker: projectChecker,
  write: (tx, viewer, { rows }, record) => writeProjects(tx, viewer, rows, record),
  undo: undoProjects,
};
