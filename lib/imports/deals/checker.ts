import "server-only";
import { db } from "@/db/client";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { Company } from "@/lib/companies/queries";
import { today } from "@/lib/date/day";
import { companyKey, nameKey } from "@/lib/fields/text";
import { dealFields, roundFields } from "@/lib/funds/fields";
import { dealStages } from "@/lib/funds/rules";
import { companiesNamed } from "@/lib/imports/companies";
import { textIn } from "@/lib/imports/field-facts";
import type { Answers } from "@/lib/imports/input";
import { type KnownFunds, knownFunds } from "@/lib/imports/known-funds";
import { Notes } from "@/lib/imports/notes";
import { checkedRow, SeenKeys } from "@/lib/imports/records";
import type { CheckedRow, Checker, SourceRow } from "@/lib/imports/register";
import { fieldWords } from "@/lib/imports/words";
import { quoted } from "@/lib/money/typed";
import { labelOf } from "./columns";
import {
  citedProjects,
  type KnownDeal,
  type KnownProject,
  likelyDeals,
  projectNames,
  stagesOf,
} from "./existing";
import { type DealFacts, type DealRules, dealFactsOf, unsaidRound } from "./facts";
import { type Around, planDeal } from "./planning";

type Rules = DealRules & {
  viewer: Viewer;
  funds: KnownFunds;
  seen: SeenKeys;
};
type Read = { row: SourceRow; facts: DealFacts; notes: Notes };
type Found = {
  deals: readonly KnownDeal[];
  stages: Awaited<ReturnType<typeof stagesOf>>;
  companies: readonly Company[];
  projects: readonly KnownProject[];
  projectNames: ReadonlyMap<number, string>;
};

/** Checks rows of an investment ledger: one fund's part in one round of one company each. */
export async function dealChecker(viewer: Viewer, answers: Answers): Promise<Checker> {
  const [words, roundWords, funds] = await Promise.all([
    fieldWords(dealFields),
    fieldWords(roundFields),
    knownFunds(db, viewer),
  ]);
  const rules: Rules = {
    viewer,
    answers,
    words,
    roundWords,
    funds,
    seen: new SeenKeys(),
    today: today(),
  };
  return async (rows) => {
    const read = rows.map((row): Read => {
      const notes = new Notes(row);
      return { row, notes, facts: dealFactsOf(row, rules, notes) };
    });
    const found = await findAround(viewer, read);
    return read.map((one) => checkDeal(one, found, rules));
  };
}

async function findAround(viewer: Viewer, read: readonly Read[]): Promise<Found> {
  const said = (pick: (facts: DealFacts) => string | null | undefined) => [
    ...new Set(read.flatMap(({ facts }) => pick(facts) ?? [])),
  ];
  const names = said(({ company }) => company);
  const deals = await likelyDeals(db, viewer, {
    codes: said(({ code }) => code?.toUpperCase()),
    sourceNumbers: said(({ deal }) => deal.typed.sourceNumber?.trim() || null),
    companies: names,
  });
  const linked = deals.flatMap(({ round }) => round.projectId ?? []);
  return {
    deals,
    stages: await stagesOf(
      db,
      deals.map(({ deal }) => deal.id),
    ),
    companies: await companiesNamed(db, viewer, { names }),
    projects: await citedProjects(
      db,
      viewer,
      said(({ project }) => project),
    ),
    projectNames: await projectNames(db, linked),
  };
}

function checkDeal({ row, facts, notes }: Read, found: Found, rules: Rules): CheckedRow {
  const fund = fundOf(facts, rules, notes);
  if (!facts.company) notes.say("refuse", "companyId", `请填写${labelOf("companyId")}`);
  if (facts.unit && !reaches(rules.viewer, "fund.import", { unitId: facts.unit.id }))
    notes.say("refuse", "unitId", "这个单位的投资项目不在您可导入的范围内");
  const known = fund ? dealOf(facts, fund.id, found.deals, notes) : null;
  const round = facts.roundName ?? known?.round.name ?? unsaidRound;
  const around: Around = {
    known,
    fund,
    round,
    stages: found.stages.get(known?.deal.id ?? 0) ?? new Map(),
    project: projectOf(facts, found.projects, notes),
    projectNames: found.projectNames,
    companies: found.companies,
  };
  noteStage(facts, around, notes);
  const key = known
    ? `id ${known.deal.id}`
    : [fund?.id, companyKey(facts.company ?? ""), nameKey(round)].join(" ");
  rules.seen.refuseTwin(key, row, notes, "companyId", "投资项目");
  const plan = fund && facts.company ? planDeal(facts, around, rules, notes) : null;
  return checkedRow(row, notes, {
    title: facts.company ?? "",
    shown: {
      round,
      fund: fund?.name ?? facts.fund ?? "",
      unitId: facts.unit?.shortName ?? textIn(row, "unitId") ?? "",
      agreed: facts.deal.amounts.agreed ? rules.words.show("agreed", facts.deal.amounts.agreed) : "",
      paid: facts.paid ? rules.words.show("agreed", facts.paid) : (textIn(row, "paid") ?? ""),
    },
    known: known?.deal ?? null,
    entry: plan?.entry ?? null,
    changes: plan?.changes ?? [],
    companies: plan?.companies ?? [],
    sum: facts.paid,
  });
}

/** A deal is some fund's: one that nobody has registered is never made of a name in a sheet. */
function fundOf({ fund: word }: DealFacts, { funds }: Rules, notes: Notes) {
  if (word === null) {
    notes.say("refuse", "fundId", `请填写${labelOf("fundId")}`);
    return null;
  }
  const fund = funds.find(word);
  if (!fund)
    notes.say("refuse", "fundId", `没有登记过${quoted(word)}这只基金，请先在基金台账登记，或核对名称`);
  return fund;
}

/** By our code, else the ledger's number, else fund, company and round. */
function dealOf(
  facts: DealFacts,
  fundId: number,
  deals: readonly KnownDeal[],
  notes: Notes,
): KnownDeal | null {
  const code = facts.code?.normalize("NFKC").toUpperCase() ?? "";
  if (/^TZ-/.test(code)) {
    const found = deals.find(({ deal }) => deal.code === code) ?? null;
    if (!found) notes.say("refuse", "code", `没有编号为 ${code} 的投资项目；新项目请把编号留空`);
    return found;
  }
  const number = facts.deal.typed.sourceNumber?.trim();
  const own = deals.filter(({ deal }) => deal.fundId === fundId);
  const numbered = number ? own.find(({ deal }) => deal.sourceNumber === number) : undefined;
  if (numbered) return numbered;
  const same = own.filter(({ company }) => company.nameKey === companyKey(facts.company ?? ""));
  if (facts.roundName !== null)
    return same.find(({ round }) => nameKey(round.name) === nameKey(facts.roundName ?? "")) ?? null;
  if (same.length > 1) {
    const names = same.map(({ round }) => round.name).join("、");
    notes.say("refuse", "round", `这只基金投过这家企业 ${same.length} 轮（${names}），请填写轮次`);
  }
  return same[0] ?? null;
}

function projectOf({ project: word }: DealFacts, projects: readonly KnownProject[], notes: Notes) {
  if (word === null) return null;
  const same = projects.filter(
    ({ code, nameKey: key }) => code === word.toUpperCase() || key === nameKey(word),
  );
  if (same.length === 1) return same[0] ?? null;
  const why = same.length > 1 ? "对应不止一个项目，请填项目编号" : "没有找到，或还没有正式签约";
  notes.say("look", "projectId", `${labelOf("projectId")}${quoted(word)}${why}；勾选后导入，这一格留空`);
  return null;
}

const placeOf = (stage: string) => (dealStages as readonly string[]).indexOf(stage);

/** A stage word without its day registers nothing: said where it runs ahead of the days. */
function noteStage(
  { stageWord, stages, paid }: DealFacts,
  { known, stages: stored }: Around,
  notes: Notes,
): void {
  if (stageWord === null) return;
  const meant = stageOfWord(stageWord);
  if (meant === null) return;
  const reached = [
    ...stages.map(({ stage }) => stage),
    ...stored.keys(),
    ...(paid ? ["PAID"] : []),
    known?.deal.stage ?? "SRC",
  ];
  if (placeOf(meant) > Math.max(...reached.map(placeOf)))
    notes.say("note", "stage", `${quoted(stageWord)}没有对应的日期；阶段按日期登记，请补填日期`);
}

const words: readonly (readonly [RegExp, string])[] = [
  [/核销|退出/, "EXIT"],
  [/投后|在管|已投/, "HOLD"],
  [/打款|交割|出资|已投资/, "PAID"],
  [/签约|签署/, "AGREE"],
  [/投决|决策|过会/, "IC"],
  [/尽调|尽职/, "DD"],
  [/立项/, "APPR"],
  [/储备|线索|入库/, "SRC"],
];

const stageOfWord = (word: string): string | null =>
  words.find(([pattern]) => pattern.test(word))?.[1] ?? null;
