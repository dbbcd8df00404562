import "server-only";
import { and, eq, inArray, type SQL } from "drizzle-orm";
import { db } from "@/db/client";
import {
  dealStages as dealStageRows,
  fundCalls,
  fundCommitments,
  fundFlows,
  fundValuations,
  leveragedCapital,
  projects,
} from "@/db/schema";
import { aboutOf, type History, historyIn } from "@/lib/audit/acts";
import { type HistoryEntry, historyOf } from "@/lib/audit/history";
import { verbName } from "@/lib/auth/verb-names";
import { can, type Viewer } from "@/lib/auth/viewer";
import { labelsOf } from "@/lib/dictionaries/queries";
import type { Fields } from "@/lib/fields/input";
import { missing } from "@/lib/fields/kinds";
import { unitNames } from "@/lib/units/queries";
import {
  callFields,
  commitmentFields,
  dealFields,
  flowFields,
  fundFields,
  leverageFields,
  ownFieldLabels,
  roundFields,
  valuationFields,
} from "./fields";
import { fundNames } from "./options";
import { type Deal, type Fund, nameableProjects, type Round } from "./reach";

const verbWords: Readonly<Record<string, string>> = {
  "fund.log": "登记基金",
  "fund.revise": "修改基金",
  "fund.commit": "认缴与缴款",
  "fund.value": "登记净值",
  "fund.remove": "删除基金",
  "fund.import": "导入",
  "deal.log": "登记投资项目",
  "deal.revise": "修改投资项目",
  "deal.advance": "推进阶段",
  "deal.lever": "登记撬动资本",
  "deal.value": "登记估值",
  "deal.end": "终止或恢复",
  "deal.remove": "删除投资项目",
  "flow.log": "登记流水",
  "flow.revise": "更正流水",
  "flow.remove": "删除流水",
  "system.demo": "登记",
};

const fieldsOf: Readonly<Record<string, Fields>> = {
  funds: fundFields,
  fund_commitments: commitmentFields,
  fund_calls: callFields,
  fund_deals: dealFields,
  investment_rounds: roundFields,
  leveraged_capital: leverageFields,
  fund_valuations: valuationFields,
  fund_flows: flowFields,
};

/** Kept by ids alone; what they name stands in the entry's own words. */
const silent = new Set(["roundId", "companyId", "commitmentId", "dealId", "fileId", "voucherId"]);

const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);

/** Who changed what of a fund, its commitments, calls and valuations, and of its flows where those may be read. */
export async function fundHistory(viewer: Viewer, fund: Fund, before?: number): Promise<History> {
  const [commitments, values, flows] = await Promise.all([
    db.select({ id: fundCommitments.id }).from(fundCommitments).where(eq(fundCommitments.fundId, fund.id)),
    db.select({ id: fundValuations.id }).from(fundValuations).where(eq(fundValuations.fundId, fund.id)),
    flowIds(viewer, eq(fundFlows.fundId, fund.id)),
  ]);
  const calls =
    commitments.length === 0
      ? []
      : await db
          .select({ id: fundCalls.id })
          .from(fundCalls)
          .where(inArray(fundCalls.commitmentId, ids(commitments)));
  const entries = await historyOf(
    [
      { entity: "funds", ids: [fund.id] },
      { entity: "fund_commitments", ids: ids(commitments) },
      { entity: "fund_calls", ids: ids(calls) },
      { entity: "fund_valuations", ids: ids(values) },
      { entity: "fund_flows", ids: flows },
    ],
    before,
  );
  return inWords(viewer, entries, fund.name);
}

/** The same of a deal and its round: stages, leveraged capital, valuations, and payments where those may be read. */
export async function dealHistory(
  viewer: Viewer,
  { deal, round, company }: { deal: Deal; round: Round; company: { name: string } },
  before?: number,
): Promise<History> {
  const [stages, leverage, values, flows] = await Promise.all([
    db.select({ id: dealStageRows.id }).from(dealStageRows).where(eq(dealStageRows.dealId, deal.id)),
    db
      .select({ id: leveragedCapital.id })
      .from(leveragedCapital)
      .where(eq(leveragedCapital.roundId, round.id)),
    db.select({ id: fundValuations.id }).from(fundValuations).where(eq(fundValuations.dealId, deal.id)),
    flowIds(viewer, eq(fundFlows.dealId, deal.id)),
  ]);
  const entries = await historyOf(
    [
      { entity: "fund_deals", ids: [deal.id] },
      { entity: "investment_rounds", ids: [round.id] },
      { entity: "deal_stages", ids: ids(stages) },
      { entity: "leveraged_capital", ids: ids(leverage) },
      { entity: "fund_valuations", ids: ids(values) },
      { entity: "fund_flows", ids: flows },
    ],
    before,
  );
  return inWords(viewer, entries, `${company.name} ${round.name}`);
}

async function flowIds(viewer: Viewer, which: SQL): Promise<number[]> {
  if (!can(viewer, "flow.read")) return [];
  return ids(await db.select({ id: fundFlows.id }).from(fundFlows).where(which));
}

async function inWords(viewer: Viewer, entries: HistoryEntry[], own: string): Promise<History> {
  const show = await showing(viewer, entries);
  return historyIn(entries, ({ id, at, who, verb, entity, label, reason, changes }) => {
    const about = aboutOf(label, own, show.stages);
    return {
      id,
      at,
      who,
      what: [verbWords[verb] ?? verbName(verb), about].filter(Boolean).join("："),
      reason,
      lines: changes
        .filter(({ field }) => !silent.has(field) && labelOf(entity, field) !== null)
        .map(({ field, from, to }) => ({
          label: labelOf(entity, field) ?? field,
          from: from === null ? null : show.value(entity, field, from),
          to: show.value(entity, field, to),
        })),
    };
  });
}

/** Null for what has no word: ids that only say to which record the row belongs. */
const labelOf = (entity: string | null, field: string): string | null =>
  fieldsOf[entity ?? ""]?.[field]?.label ?? ownFieldLabels[field] ?? null;

/** How a value reads: names for ids, words for codes. */
async function showing(viewer: Viewer, entries: HistoryEntry[]) {
  const linked = entries.flatMap(({ changes }) =>
    changes.flatMap(({ field, from, to }) => (field === "projectId" ? [from, to] : [])),
  );
  const projectIds = [...new Set(linked.filter((id) => typeof id === "number"))];
  const [units, names, stages, chains, projectRows] = await Promise.all([
    unitNames(),
    fundNames(),
    labelsOf("dealStages"),
    labelsOf("chains"),
    projectIds.length === 0
      ? []
      : db
          .select({ id: projects.id, name: projects.name })
          .from(projects)
          .where(and(inArray(projects.id, projectIds), nameableProjects(viewer))),
  ]);
  const byId: Readonly<Record<string, (id: number) => string | undefined>> = {
    unitId: (id) => units.get(id),
    fundId: (id) => names.find((fund) => fund.id === id)?.label,
    parentId: (id) => names.find((fund) => fund.id === id)?.label,
    fromFundId: (id) => names.find((fund) => fund.id === id)?.label,
    projectId: (id) => projectRows.find((project) => project.id === id)?.name,
  };
  const value = (entity: string | null, field: string, of: unknown): string => {
    if (of === null || of === undefined || of === "") return missing;
    if (byId[field]) return byId[field]?.(Number(of)) ?? missing;
    if (field === "stage") return stages.get(String(of)) ?? String(of);
    if (field === "chainCode") return chains.get(String(of)) ?? String(of);
    const known = fieldsOf[entity ?? ""]?.[field];
    if (known) return known.unit ? `${known.show(of as never)} ${known.unit}` : known.show(of as never);
    return field.endsWith("At") ? String(of).slice(0, 16) : String(of);
  };
  return { value, stages };
}
