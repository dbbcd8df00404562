import type { Viewer } from "@/lib/auth/viewer";
import type { Company } from "@/lib/companies/queries";
import { pick } from "@/lib/fields/input";
import { dealFields, roundFields } from "@/lib/funds/fields";
import { type DealInput, dealInput, type RoundRevision, roundRevisionInput } from "@/lib/funds/input";
import type { Fund } from "@/lib/funds/reach";
import type { DealStage } from "@/lib/funds/rules";
import { changedFields } from "@/lib/imports/changes";
import { recordOf } from "@/lib/imports/companies";
import { readForm } from "@/lib/imports/forms";
import type { Notes } from "@/lib/imports/notes";
import type { NewCompany } from "@/lib/imports/register";
import type { Difference } from "@/lib/imports/verdicts";
import type { Amount } from "@/lib/money/amount";
import { showWan } from "@/lib/money/yuan";
import { labelOf, stageKey } from "./columns";
import type { KnownDeal, KnownProject } from "./existing";
import type { DealFacts, DealRules } from "./facts";

/** What is written for one deal: its own facts, its round's, the days it reached and one payment. */
export type DealEntry = {
  deal: DealInput;
  round: RoundRevision;
  company: { name: string; unitId: number };
  code: string | null;
  version: number | null;
  roundVersion: number | null;
  /** Whether the deal's or the round's own facts change. */
  changed: { deal: boolean; round: boolean };
  stages: { stage: DealStage; reachedOn: string }[];
  payment: { money: Amount; on: string } | null;
};

export type Around = {
  known: KnownDeal | null;
  fund: Fund | null;
  round: string;
  stages: ReadonlyMap<string, string>;
  project: KnownProject | null;
  projectNames: ReadonlyMap<number, string>;
  companies: readonly Company[];
};

export type DealPlan = { entry: DealEntry; changes: Difference[]; companies: NewCompany[] };

const revisable = pick(roundFields, "name", "projectId", "unitId", "chainCode", "postMoney", "note");

/** What writing the row would do; null where the forms themselves would refuse it. */
export function planDeal(
  facts: DealFacts,
  around: Around,
  rules: DealRules & { viewer: Viewer },
  notes: Notes,
): DealPlan | null {
  const { known, fund, round, project } = around;
  const unitId = facts.unit?.id ?? known?.round.unitId ?? 0;
  const projectId = String(project?.id ?? known?.round.projectId ?? "");
  const deal = readForm(
    {
      fields: dealFields,
      input: dealInput,
      stored: known?.deal ?? null,
      given: { fundId: String(fund?.id ?? "") },
    },
    facts.deal,
    notes,
  );
  const roundRead = readForm(
    {
      fields: revisable,
      input: roundRevisionInput,
      stored: known?.round ?? null,
      given: { name: round, projectId, unitId: String(unitId || "") },
    },
    facts.round,
    notes,
  );
  if (!deal || !roundRead) return null;
  const dealNews = known ? newsOf(known.deal, deal, facts.deal, rules, notes) : [];
  const roundNews = known ? roundNewsOf(known, roundRead, facts, around, rules, notes) : [];
  const stages = facts.stages.filter(({ stage, reachedOn }) => around.stages.get(stage) !== reachedOn);
  const payment = paymentOf(facts, known, notes);
  const name = facts.company ?? "";
  const isKnown = recordOf(around.companies, name, unitId, rules.viewer) !== null;
  return {
    entry: {
      deal,
      round: roundRead,
      company: { name, unitId },
      code: known?.deal.code ?? null,
      version: known?.deal.version ?? null,
      roundVersion: known?.round.version ?? null,
      changed: { deal: dealNews.length > 0, round: roundNews.length > 0 },
      stages,
      payment,
    },
    changes: [
      ...dealNews,
      ...roundNews,
      ...stages.map(({ stage, reachedOn }) => ({
        label: labelOf(stageKey(stage)),
        from: around.stages.get(stage) ?? "—",
        to: reachedOn,
      })),
      ...(payment
        ? [{ label: "打款（万元）", from: "—", to: `${showWan(payment.money.yuan)}，${payment.on}` }]
        : []),
    ],
    companies: known || isKnown ? [] : [{ unitId: rules.viewer.unitId, name }],
  };
}

const newsOf = (stored: object, read: object, said: DealFacts["deal"], { words }: DealRules, notes: Notes) =>
  changedFields(
    stored,
    read,
    {
      fields: dealFields,
      said: [...Object.keys(said.typed), ...Object.keys(said.amounts)],
      show: words.show,
    },
    notes,
  ).changes;

function roundNewsOf(
  { round }: KnownDeal,
  read: RoundRevision,
  facts: DealFacts,
  { projectNames, project }: Around,
  { roundWords }: DealRules,
  notes: Notes,
): Difference[] {
  const { typed, amounts } = facts.round;
  const said = [...Object.keys(typed), ...Object.keys(amounts)];
  if (facts.unit) said.push("unitId");
  if (project) said.push("projectId");
  const show = (key: string, value: unknown) => {
    if (key !== "projectId") return roundWords.show(key, value);
    return Number(value) === project?.id ? project.name : (projectNames.get(Number(value)) ?? "—");
  };
  return changedFields(round, read, { fields: revisable, said, show }, notes).changes;
}

/** Paid money is booked as a flow once. Where something was booked already it stays: the account is corrected there. */
function paymentOf({ paid, paidOn }: DealFacts, known: KnownDeal | null, notes: Notes): DealEntry["payment"] {
  const booked = known?.deal.paidYuan ?? 0;
  if (paid === null) {
    if (paidOn && booked === 0) notes.say("note", "paidOn", "只有打款日期、没有金额，没有登记打款");
    return null;
  }
  if (booked > 0) {
    if (booked !== paid.yuan)
      notes.say(
        "note",
        "paid",
        `已登记打款 ${showWan(booked)} 万元，与表中不同；打款请在现金流里更正，这一格没有导入`,
      );
    return null;
  }
  if (!paidOn) {
    notes.say("look", "paid", "只有打款金额、没有日期；勾选后导入，不登记打款");
    return null;
  }
  return { money: paid, on: paidOn };
}
