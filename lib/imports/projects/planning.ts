import { type Fields, rawOf } from "@/lib/fields/input";
import { companyKey } from "@/lib/fields/text";
import { changedFields } from "@/lib/imports/changes";
import type { Notes } from "@/lib/imports/notes";
import type { Difference } from "@/lib/imports/verdicts";
import { showWan } from "@/lib/money/yuan";
import { projectFields } from "@/lib/projects/fields";
import { type ProjectForm, type ProjectInput, projectInput } from "@/lib/projects/input";
import type { Project } from "@/lib/projects/queries";
import { labelOf } from "./columns";
import { isCompanyRole, isInvestorRole, planShares } from "./comparing";
import type { ProjectEntry } from "./entries";
import type { Parts, Share } from "./existing";
import type { FactRules, RowFacts } from "./facts";
import { planMonth } from "./progress";
import { planStages } from "./staging";

export type Planned = { entry: ProjectEntry; changes: Difference[] };
export type Beside = { project: Project | null; parts: Parts; alike: readonly number[] };

const fields: Fields = projectFields;

/** What writing the row would do; null where the form itself would refuse it. */
export function planRow(
  facts: RowFacts,
  unitId: number,
  { project, parts, alike }: Beside,
  rules: FactRules,
  notes: Notes,
): Planned | null {
  const read = readAsForm(facts, unitId, project, notes);
  if (!read) return null;
  const id = project?.id ?? 0;
  const shares = parts.shares.get(id) ?? [];
  const stored = { stored: parts.milestones.get(id) ?? [], reported: project?.reportedStage ?? null };
  const stages = planStages(facts, stored, rules.words, notes);
  const investors = planShares(
    besidesLocals(facts.investors, shares),
    shares,
    isInvestorRole,
    labelOf("investors"),
  );
  const companies = planShares(facts.companies, shares, isCompanyRole, labelOf("companies"));
  refuseCrowds([...(facts.investors ?? []), ...(facts.companies ?? [])], shares, notes);
  const money = planMoney(facts, parts, id, rules, notes);
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

const emptyForm = rawOf(projectFields, null);

/** The row put through the form's own rules, over what is stored; the amounts keep the words of the sheet. */
function readAsForm(
  facts: RowFacts,
  unitId: number,
  project: Project | null,
  notes: Notes,
): ProjectInput | null {
  const stored = project ? rawOf(projectFields, project as never) : emptyForm;
  const typed = Object.fromEntries(Object.entries(facts.typed).filter(([, text]) => text !== ""));
  const amounts = Object.fromEntries(
    Object.entries(facts.amounts).map(([key, amount]) => [key, fields[key]?.raw(amount)]),
  );
  const parsed = projectInput.safeParse({
    ...stored,
    ...typed,
    ...amounts,
    unitId: String(unitId),
  } as ProjectForm);
  if (parsed.success) return { ...parsed.data, ...facts.amounts };
  for (const { path, message } of parsed.error.issues) notes.say("refuse", String(path[0] ?? ""), message);
  return null;
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

function planMoney(facts: RowFacts, parts: Parts, id: number, { answers }: FactRules, notes: Notes) {
  const entries: ProjectEntry["money"] = [];
  const changes: Difference[] = [];
  for (const money of facts.money) {
    const plan = planMonth(money, parts.facts.get(id) ?? [], answers);
    const label = labelOf(money.kind);
    if (plan.entry === null) {
      if (plan.reason) notes.say("note", money.kind, `${label}：${plan.reason}；这一格没有导入`);
      continue;
    }
    if (plan.doubt) notes.say("look", money.kind, `${label}：${plan.doubt}`);
    entries.push(plan.entry);
    changes.push({
      label: `${plan.entry.month} ${label}累计（万元）`,
      from: showWan(plan.before),
      to: showWan(plan.entry.cumulative),
    });
  }
  return { entries, changes };
}
