import "server-only";
import { db } from "@/db/client";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { cleanText, companyKey, nameKey } from "@/lib/fields/text";
import { verdictOf } from "@/lib/imports/changes";
import type { Answers } from "@/lib/imports/input";
import { Notes } from "@/lib/imports/notes";
import type { CheckedRow, Checker, SourceRow } from "@/lib/imports/register";
import type { Project } from "@/lib/projects/queries";
import { type Around, aroundOf } from "./around";
import { labelOf } from "./columns";
import { companyAt, knownCompanies, likelyProjects, type Parts, partsOf, projectsByCode } from "./existing";
import { type FactRules, factsOf, type RowFacts } from "./facts";
import { type Candidate, type Identity, matchOf, SeenRows } from "./identity";
import { type Planned, planRow } from "./planning";
import { projectWords } from "./words";

type Read = { row: SourceRow; facts: RowFacts; notes: Notes; identity: Identity | null };
type Found = {
  candidates: Candidate[];
  projects: ReadonlyMap<number, Project>;
  parts: Parts;
  around: Around;
};

/** Checks project rows, portion by portion; what stood in an earlier portion is remembered. */
export async function projectChecker(viewer: Viewer, answers: Answers): Promise<Checker> {
  const rules: FactRules = { words: await projectWords(), answers, today: today() };
  const seen = new SeenRows();
  return async (rows) => {
    const read = rows.map((row) => readRow(viewer, row, rules));
    const found = await findExisting(viewer, read, answers);
    const checked = read.map((one) => checkRow(one, found, seen, rules));
    const known = await knownCompanies(db, checked.flatMap(companiesOf));
    return checked.map((one) => finished(one, known, rules));
  };
}

/** A row of another unit is refused before anything is looked up: nobody learns what other units have. */
function readRow(viewer: Viewer, row: SourceRow, rules: FactRules): Read {
  const notes = new Notes(row);
  const facts = factsOf(row, rules, notes);
  const { unit } = facts;
  const isReached = unit !== null && reaches(viewer, "project.import", { unitId: unit.id });
  if (unit && !isReached)
    notes.say("refuse", "unitId", `${labelOf("unitId")}是${unit.shortName}，不在您可导入的单位之内`);
  const identity = unit && isReached ? identityOf(facts, unit.id) : null;
  return { row, facts, notes, identity };
}

const identityOf = (facts: RowFacts, unitId: number): Identity => ({
  unitId,
  code: facts.code,
  approvalCode: facts.typed.approvalCode?.normalize("NFKC").replace(/\s/g, "").toUpperCase() || null,
  sourceNumber: facts.typed.sourceNumber?.trim() || null,
  nameKey: nameKey(facts.typed.name ?? ""),
  investorKeys: (facts.investors ?? []).map(companyKey),
});

async function findExisting(viewer: Viewer, read: readonly Read[], answers: Answers): Promise<Found> {
  const identities = read.flatMap(({ identity }) => identity ?? []);
  const all = <T>(pick: (one: Identity) => T | null): T[] => [
    ...new Set(identities.flatMap((one) => pick(one) ?? [])),
  ];
  const codes = all(({ code }) => code);
  const projects = await likelyProjects(db, viewer, {
    codes,
    approvalCodes: all(({ approvalCode }) => approvalCode),
    sourceNumbers: all(({ sourceNumber }) => sourceNumber),
    nameKeys: all((one) => one.nameKey || null),
    unitIds: all(({ unitId }) => unitId),
  });
  const ids = projects.map(({ id }) => id);
  const [parts, byCode] = [await partsOf(db, ids), await projectsByCode(db, codes)];
  const around = await aroundOf(ids, parts, answers);
  return {
    around,
    candidates: projects.map((project) => candidateOf(project, parts, byCode)),
    projects: new Map(projects.map((project) => [project.id, project])),
    parts,
  };
}

export function candidateOf(project: Project, parts: Parts, byCode: ReadonlyMap<string, number>): Candidate {
  const { id, unitId, approvalCode, sourceNumber } = project;
  const shares = parts.shares.get(id) ?? [];
  return {
    id,
    unitId,
    approvalCode,
    sourceNumber,
    nameKey: project.nameKey,
    codes: [project.code, ...[...byCode].flatMap(([code, owner]) => (owner === id ? [code] : []))],
    investorKeys: shares.filter(({ role }) => role !== "company").map(({ name }) => companyKey(name)),
    label: `${project.code} ${project.name}`,
  };
}

type Checked = Read & { planned: Planned | null; project: Project | null };

function checkRow(
  read: Read,
  { candidates, projects, parts, around }: Found,
  seen: SeenRows,
  rules: FactRules,
): Checked {
  const { row, facts, notes, identity } = read;
  if (!identity) return { ...read, planned: null, project: null };
  const match = matchOf(identity, candidates);
  if (match.problem) notes.say(match.problem.level, match.problem.key, match.problem.message);
  const project = match.found ? (projects.get(match.found.id) ?? null) : null;
  if (project && project.unitId !== identity.unitId) {
    const now = rules.words.show("unitId", project.unitId);
    notes.say("refuse", "unitId", `${project.code} 由${now}承接；跨单位流转请市招商中心办理，不能靠导入`);
  }
  const twin = seen.firstOf(identity, project?.id ?? null, row);
  if (twin) {
    const where = twin.first.sheet === row.sheet ? "" : `“${twin.first.sheet}”`;
    const advice = twin.sure ? "请删去一行" : "勾选后作为另一个项目新增";
    notes.say(
      twin.sure ? "refuse" : "look",
      "name",
      `与${where}第 ${twin.first.row} 行是同一个项目，${advice}`,
    );
  }
  const planned = planRow(
    facts,
    identity.unitId,
    { project, parts, around, alike: match.alike },
    rules,
    notes,
  );
  return { ...read, planned, project };
}

function companiesOf({ planned }: Checked): { unitId: number; key: string }[] {
  const names = [...(planned?.entry.investors ?? []), ...(planned?.entry.companies ?? [])];
  return names.map((name) => ({ unitId: planned?.entry.values.unitId ?? 0, key: companyKey(name) }));
}

function finished(
  { row, facts, notes, planned, project }: Checked,
  known: ReadonlyMap<string, number>,
  { words }: FactRules,
): CheckedRow {
  const refused = notes.has("refuse") || !planned;
  const isSame = !refused && project !== null && planned.changes.length === 0;
  const entry = refused || isSame ? null : planned.entry;
  const written = entry === null ? [] : [...(entry.investors ?? []), ...(entry.companies ?? [])];
  const unitId = entry?.values.unitId ?? 0;
  const companies = written
    .filter((name) => !known.has(companyAt(unitId, companyKey(name))))
    .map((name) => ({ unitId, name }));
  return {
    sheet: row.sheet,
    row: row.row,
    verdict: verdictOf({ refused, isSame, needsLook: notes.has("look"), isKnown: project !== null }),
    title: cleanText(facts.typed.name ?? "") || (project?.name ?? ""),
    shown: shownOf(row, facts, words),
    issues: notes.told(refused),
    changes: refused || project === null ? [] : planned.changes,
    companies,
    entry,
    targetId: refused ? null : (project?.id ?? null),
    sum: facts.amounts.totalInvestment ?? null,
  };
}

function shownOf(row: SourceRow, facts: RowFacts, words: FactRules["words"]): Record<string, string> {
  const total = facts.amounts.totalInvestment;
  return {
    unitId: facts.unit?.shortName ?? row.cells.get("unitId")?.cell.text ?? "",
    investors: facts.investors?.join("、") ?? "",
    totalInvestment: total
      ? words.show("totalInvestment", total)
      : (row.cells.get("totalInvestment")?.cell.text ?? ""),
    stage: facts.stageWord ?? "",
  };
}
