import type { Fields } from "@/lib/fields/input";
import { companyKey } from "@/lib/fields/text";
import { leftOut } from "@/lib/imports/cells";
import { changedFields } from "@/lib/imports/changes";
import { readForm } from "@/lib/imports/forms";
import type { Notes } from "@/lib/imports/notes";
import type { Difference } from "@/lib/imports/verdicts";
import { showWan } from "@/lib/money/yuan";
import { projectFields } from "@/lib/projects/fields";
import { type ProjectInput, projectInput } from "@/lib/projects/input";
import type { Months } from "@/lib/projects/month-judging";
import type { Project } from "@/lib/projects/queries";
import { type Around, wallsOf, whyNoMonth } from "./around";
import { labelOf } from "./columns";
import { isCompanyRole, isInvestorRole, planShares } from "./comparing";
import type { ProjectEntry } from "./entries";
import type { Parts, Share } from "./existing";
import type { FactRules, RowFacts } from "./facts";
import { planMonth } from "./progress";
import { planStages } from "./staging";

export type Planned = { entry: ProjectEntry; changes: Difference[] };
export type Beside = { project: Project | null; parts: Parts; around: Around; alike: readonly number[] };

const fields: Fields = projectFields;

/** What writing the row would do; null where the form itself would refuse it. */
export function planRow(
  facts: RowFacts,
  unitId: number,
  { project, parts, around, alike }: Beside,
  rules: FactRules,
  notes: Notes,
): Planned | null {
  const given = { unitId: String(unitId) };
  const form = { fields, input: projectInput, stored: project, given };
  const read = readForm(form, facts, notes);
  if (!read) return null;
  const id = project?.id ?? 0;
  const shares = parts.shares.get(id) ?? [];
  const stored = { stored: parts.milestones.get(id) ?? [], reported: project?.reportedStage ?? null };
  const stages = planStages(facts, { ...stored, wall: wallsOf(around, id) }, rules.words, notes);
  const investors = planShares(
    besidesLocals(facts.investors, shares),
    shares,
    isInvestorRole,
    labelOf("investors"),
  );
  const companies = planShares(facts.companies, shares, isCompanyRole, labelOf("companies"));
  refuseCrowds([...(facts.investors ?? []), ...(facts.companies ?? [])], shares, notes);
  const money = planMoney(facts, { project, around }, rules, notes);
  const news = project ? changesOf(facts, read, project, rules, notes) : { values: read, changes: [] };
  const { name, unitId: carrier } = project ?? read;
  return {
    entry: {
      values: { ...said(news.values), name: news.values.name ?? name, unitId: carrier },
      investors: investors?.names ?? null,
      companies: companies?.names ?? null,
      dates: stages.dates,
      stageWord: stages.stageWord,
      doubtful: stages.doubtful,
      money: money.entries,
      version: project?.version ?? null,
      alike: [...alike],
    },
    changes: [
      ...news.changes,
      ...(investors ? [investors.change] : []),
      ...(companies ? [companies.change] : []),
      ...stages.changes,
      ...money.changes,
    ],
  };
}

function changesOf(
  facts: RowFacts,
  read: ProjectInput,
  project: Project,
  { words }: FactRules,
  notes: Notes,
): { values: Partial<ProjectInput>; changes: Difference[] } {
  // A project found by another key than its name keeps its name, unless the row gives its code.
  const isNamed = (key: string) => key === "name" && facts.code === null;
  const said = [...Object.keys(facts.typed), ...Object.keys(facts.amounts)].filter((key) => !isNamed(key));
  return changedFields(project, read, { fields, said, show: words.show }, notes);
}

/** A ledger names a project's local company beside its investors; that makes it no investor. */
function besidesLocals(names: readonly string[] | null, shares: readonly Share[]): readonly string[] | null {
  const locals = new Set(
    shares.filter(({ role }) => isCompanyRole(role)).map(({ name }) => companyKey(name)),
  );
  const others = names?.filter((name) => !locals.has(companyKey(name))) ?? [];
  return others.length > 0 ? others : null;
}

const said = (values: Partial<ProjectInput>): Partial<ProjectInput> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

const mostShares = 20;
const longestName = 120;

function refuseCrowds(names: readonly string[], shares: readonly Share[], notes: Notes): void {
  if (names.length + shares.filter(({ role }) => isCompanyRole(role)).length > mostShares)
    notes.say("refuse", "investors", `投资方最多 ${mostShares} 家`);
  if (names.some((name) => [...name].length > longestName))
    notes.say("refuse", "investors", `投资方名称最多 ${longestName} 个字`);
}

const none: Months = { facts: [], quiet: new Set() };

function planMoney(
  facts: RowFacts,
  { project, around }: Pick<Beside, "project" | "around">,
  { answers }: FactRules,
  notes: Notes,
) {
  const id = project?.id ?? 0;
  const entries: ProjectEntry["money"] = [];
  const changes: Difference[] = [];
  const closed = whyNoMonth(project, around);
  for (const money of facts.money) {
    const plan = planMonth(money, around.months.get(id) ?? none, answers);
    const label = labelOf(money.kind);
    const { entry, refusal = closed } = plan;
    if (entry === null && !plan.refusal) continue;
    if (entry === null || refusal) {
      notes.say("look", money.kind, `${label}：${refusal}；${leftOut}`);
      continue;
    }
    // A project the file brings has nothing before it that could be contradicted.
    for (const doubt of plan.doubts) notes.say(project ? "look" : "note", money.kind, doubt);
    for (const doubt of around.doubts) notes.say("look", money.kind, doubt);
    entries.push(entry);
    changes.push({
      label: `${entry.month} ${label}累计（万元）`,
      from: showWan(plan.before),
      to: showWan(entry.cumulative),
    });
  }
  return { entries, changes };
}
