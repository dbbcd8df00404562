import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { labelsOf } from "@/lib/dictionaries/queries";
import { listProjects } from "@/lib/projects/queries";
import { carryingUnits } from "@/lib/units/queries";
import { understand, vocabularyOf } from "./question";

const columns = ["name", "unitId", "stage", "totalInvestment", "arrivedYuan", "signedOn", "plannedStartOn"];

/** A question called out in a meeting, answered with the projects the viewer may see and what they add up to. */
export async function askProjects(viewer: Viewer, question: string) {
  const [units, chains, stages] = await Promise.all([
    carryingUnits(),
    labelsOf("chains"),
    labelsOf("stages"),
  ]);
  const listed = (words: ReadonlyMap<string, string>) => [...words].map(([code, label]) => ({ code, label }));
  const { query, said, rest } = understand(
    question,
    vocabularyOf({
      units: units.map(({ code, shortName }) => ({ code, name: shortName })),
      chains: listed(chains),
      stages: listed(stages),
    }),
  );
  const { rows, total, sums, spec } = await listProjects(viewer, { ...query, cols: columns.join(",") });
  return {
    said,
    rest,
    total,
    sums,
    heads: columns.map((key) => headOf(spec.columns[key])),
    rows: rows.slice(0, 30).map(({ code, cells }) => ({ code, cells })),
    href: `/projects?${new URLSearchParams(query)}`,
  };
}
export type Asked = Awaited<ReturnType<typeof askProjects>>;

const headOf = (column: { title: string; unit?: string } | undefined) =>
  column?.unit ? `${column.title}（${column.unit}）` : (column?.title ?? "");
