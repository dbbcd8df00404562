import "server-only";
import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import {
  listingAnswers,
  listingChecks,
  listingFinancials,
  listingIntermediaries,
  listingMilestones,
  listingObstacles,
  listingSideStates,
} from "@/db/schema";
import { aboutOf, type History, type HistoryItem, historyIn } from "@/lib/audit/acts";
import { type HistoryEntry, historyOf } from "@/lib/audit/history";
import { verbName } from "@/lib/auth/verb-names";
import type { Viewer } from "@/lib/auth/viewer";
import { labelsOf } from "@/lib/dictionaries/queries";
import type { Fields } from "@/lib/fields/input";
import { missing } from "@/lib/fields/kinds";
import { listUnits } from "@/lib/units/queries";
import {
  intermediaryFields,
  listedFields,
  listingFields,
  obstacleFields,
  ownFieldLabels,
  yearFields,
} from "./fields";
import { type ListedCompany, type ListingCase, seesWhole } from "./reach";
import { sideKinds } from "./rules";
import { answerMetrics, isAnswerMetric } from "./standards/metrics";

const parts = {
  listing_milestones: listingMilestones,
  listing_side_states: listingSideStates,
  listing_intermediaries: listingIntermediaries,
  listing_financials: listingFinancials,
  listing_answers: listingAnswers,
  listing_obstacles: listingObstacles,
  listing_checks: listingChecks,
} as const;

/** Who changed what of a case, old → new in the words of the forms; for those who see the whole case. */
export async function listingHistoryInWords(
  viewer: Viewer,
  listing: ListingCase,
  before?: number,
): Promise<History> {
  if (!seesWhole(viewer, listing)) return { items: [], next: null };
  const owned = await Promise.all(
    Object.entries(parts).map(async ([entity, table]) => {
      const rows = await db.select({ id: table.id }).from(table).where(eq(table.caseId, listing.id));
      return { entity, ids: rows.map(({ id }) => id) };
    }),
  );
  return inWords(
    await historyOf([{ entity: "listing_cases", ids: [listing.id] }, ...owned], before),
    listing.companyName,
  );
}

export async function listedHistoryInWords(listed: ListedCompany, before?: number): Promise<History> {
  const entries = await historyOf([{ entity: "listed_companies", ids: [listed.id] }], before);
  return inWords(entries, listed.companyName);
}

const fieldsOf: Readonly<Record<string, Fields>> = {
  listing_cases: listingFields,
  listing_intermediaries: intermediaryFields,
  listing_financials: yearFields,
  listing_obstacles: obstacleFields,
  listed_companies: listedFields,
};

/** Kept by ids or for the machine alone. */
const silent = new Set(["companyId", "caseId", "result", "code", "position"]);

async function inWords(entries: HistoryEntry[], name: string): Promise<History> {
  const [units, stages, tiers, boards] = await Promise.all([
    listUnits(),
    labelsOf("listingStages"),
    labelsOf("listingTiers"),
    labelsOf("boards"),
  ]);
  const unitOf = new Map(units.map(({ id, shortName }) => [id, shortName]));
  const coded: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    stage: stages,
    tier: tiers,
    board: boards,
    fromBoard: boards,
    toBoard: boards,
  };
  const show = (entity: string, field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return missing;
    if (field === "unitId" || field === "departmentId") return unitOf.get(Number(value)) ?? String(value);
    if (field === "fileId") return "已上传";
    const text = String(value);
    if (field === "metric" && isAnswerMetric(text)) return answerMetrics[text].label;
    const words = coded[field]?.get(String(value));
    if (words) return words;
    if (field === "sideState" || (field === "kind" && entity === "listing_side_states"))
      return sideKinds[value as keyof typeof sideKinds] ?? String(value);
    const known = fieldsOf[entity]?.[field];
    if (known) return known.show(value);
    if (field.endsWith("At")) return String(value).slice(0, 16);
    if (typeof value === "boolean") return value ? "是" : "否";
    return String(value);
  };
  return historyIn(entries, (entry) => itemOf(entry, { name, stages, show }));
}

type Showing = {
  name: string;
  stages: ReadonlyMap<string, string>;
  show: (entity: string, field: string, value: unknown) => string;
};

function itemOf(
  { id, at, who, verb, entity, label, reason, changes }: HistoryEntry,
  showing: Showing,
): HistoryItem {
  const about = aboutOf(label, showing.name, showing.stages);
  return {
    id,
    at,
    who,
    what: verbName(verb),
    reason,
    lines: changes
      .filter(
        ({ field, from, to }) => !silent.has(field) && !(from === null && (to === false || to === null)),
      )
      .map(({ field, from, to }) => ({
        label: [entity === "listing_cases" ? "" : about, labelOf(entity ?? "", field)]
          .filter(Boolean)
          .join(" "),
        from: from === null ? null : showing.show(entity ?? "", field, from),
        to: showing.show(entity ?? "", field, to),
      })),
  };
}

function labelOf(entity: string, field: string): string {
  const known = fieldsOf[entity]?.[field];
  if (known) return known.unit ? `${known.label}（${known.unit}）` : known.label;
  return ownFieldLabels[field] ?? noteLabels[field] ?? field;
}

const noteLabels: Readonly<Record<string, string>> = { note: "说明", kind: "状态", board: "板块" };
