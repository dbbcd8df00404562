import "server-only";
import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { among } from "@/db/among";
import { db, type Reader, type Transaction } from "@/db/client";
import { insertAll } from "@/db/insert-all";
import { dictionaryItems, milestones, monthlyReports, progress, projectLights, projects } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { type Day, today } from "@/lib/date/day";
import { noHolidays } from "@/lib/date/workdays";
import type { Stage, Status } from "@/lib/projects/rules";
import { calendarOf, duesOf, workCalendar } from "./dues";
import { type LightFacts, type LightRule, type LightRuleCode, lightRuleCodes } from "./facts";
import { type Judged, judgeAll } from "./rules";

/** Those who write a light share this lock; a change of the rules takes it alone, so that no light is judged by old ones. */
const lockNumber = 58_620_031;

type Source = Pick<Reader, "select" | "execute"> | Transaction;

/** The rules in force on a day or later, as the database has them now. */
export const rulesFrom = async (source: Source, day: Day): Promise<LightRule[]> =>
  inRules(await ruleRows(source, day));

/** The same for a page: asked again only when something was written. */
export const knownRules = async (day: Day): Promise<LightRule[]> =>
  inRules(await unchanged(ruleRows(db, day)));

const ruleRows = (source: Source, day: Day) =>
  source
    .select()
    .from(dictionaryItems)
    .where(
      and(
        eq(dictionaryItems.dictionary, "lightRules"),
        or(isNull(dictionaryItems.validTo), gt(dictionaryItems.validTo, day)),
      ),
    )
    .orderBy(asc(dictionaryItems.position), asc(dictionaryItems.validFrom));

const inRules = (rows: Awaited<ReturnType<typeof ruleRows>>): LightRule[] =>
  rows.flatMap(({ code, label, validFrom, validTo, attributes }) =>
    isKnown(code)
      ? [
          {
            code,
            label,
            from: validFrom,
            to: validTo,
            yellow: numberOf(attributes.yellow),
            red: numberOf(attributes.red),
            firstStage: attributes.firstStage as Stage,
            lastStage: attributes.lastStage as Stage,
          },
        ]
      : [],
  );

const isKnown = (code: string): code is LightRuleCode => (lightRuleCodes as readonly string[]).includes(code);
const numberOf = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** What the rules look at, for some projects at once. */
export async function factsOf(
  source: Source,
  ids: readonly number[],
): Promise<ReadonlyMap<number, LightFacts>> {
  const of = [...ids];
  const [rows, steps, dues] = await Promise.all([
    source
      .select({
        id: projects.id,
        status: projects.status,
        movedOn: projects.movedOn,
        investedYuan: projects.investedYuan,
        baseYuan: sql<
          number | null
        >`coalesce(${projects.fixedInvestmentYuan}, ${projects.totalInvestmentYuan})`.mapWith(Number),
        statisticsOn: projects.statisticsOn,
        lastReport: lastReport,
        hasPhases: hasPhases,
      })
      .from(projects)
      .where(and(among(projects.id, of), isNull(projects.deletedAt))),
    source
      .select({
        projectId: milestones.projectId,
        stage: milestones.stage,
        plannedOn: milestones.plannedOn,
        plannedPrecision: milestones.plannedPrecision,
        actualOn: milestones.actualOn,
        returned: sql<boolean>`${milestones.returnedAt} is not null`,
      })
      .from(milestones)
      .where(and(among(milestones.projectId, of), isNull(milestones.deletedAt))),
    duesOf(source, of),
  ]);
  const stepsOf = new Map<number, typeof steps>();
  for (const step of steps) stepsOf.set(step.projectId, [...(stepsOf.get(step.projectId) ?? []), step]);
  return new Map(
    rows.map(({ id, status, ...row }) => [
      id,
      {
        ...row,
        status: status as Status,
        milestones: (stepsOf.get(id) ?? []) as LightFacts["milestones"],
        dues: dues.get(id) ?? [],
      },
    ]),
  );
}

// The outer row by its table: a column that is selected from a single table is written without it, and would be the
// inner row's own.
const outerId = sql`${projects}.id`;

const lastReport = sql<string | null>`greatest(
  (select max(${progress.month}) from ${progress} where ${progress.projectId} = ${outerId} and ${progress.deletedAt} is null),
  (select max(${monthlyReports.month}) from ${monthlyReports} where ${monthlyReports.projectId} = ${outerId}
    and ${monthlyReports.kind} = 'words' and ${monthlyReports.deletedAt} is null))`;

const hasPhases = sql<boolean>`exists (select 1 from ${projects} phase
  where phase.parent_id = ${outerId} and phase.deleted_at is null)`;

/** Brings the lights of some projects in line, in the same transaction that changed what they rest on. */
export async function refreshLights(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  // A connection answers in the order it is asked, and this is asked first: the lock is held before anything is read.
  const locked = tx.execute(sql`select pg_advisory_xact_lock_shared(${lockNumber})`).execute();
  const [rules, facts] = await Promise.all([rulesFrom(tx, today()), factsOf(tx, ids), locked]);
  await writeLights(tx, ids, facts, rules);
}

const batch = 1_000;

/** Every project anew: after a rule was reworded, and for a database older than the lights. */
export async function rebuildLights(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber})`);
  const rules = await rulesFrom(tx, today());
  for (let after = 0; ; ) {
    const some = await tx
      .select({ id: projects.id })
      .from(projects)
      .where(gt(projects.id, after))
      .orderBy(asc(projects.id))
      .limit(batch);
    if (some.length === 0) return;
    const ids = some.map(({ id }) => id);
    await writeLights(tx, ids, await factsOf(tx, ids), rules);
    after = ids.at(-1) ?? after;
  }
}

type Facts = Awaited<ReturnType<typeof factsOf>>;

async function writeLights(
  tx: Transaction,
  ids: readonly number[],
  facts: Facts,
  rules: readonly LightRule[],
) {
  const hasDues = [...facts.values()].some(({ dues }) => dues.length > 0);
  const calendar = hasDues ? await workCalendar(tx) : calendarOf(noHolidays);
  const rows = [...facts].flatMap(([projectId, own]) =>
    judgeAll(own, rules, calendar).map((judged) => ({ projectId, ...rowOf(judged) })),
  );
  const gone = tx.delete(projectLights).where(among(projectLights.projectId, ids)).execute();
  const batches = Array.from({ length: Math.ceil(rows.length / batch) }, (_, n) =>
    rows.slice(n * batch, (n + 1) * batch),
  );
  await Promise.all([gone, ...batches.map((some) => insertAll(tx, projectLights, some))]);
}

export const rowOf = ({ rule, since, yellowOn, redOn }: Judged) => ({
  rule: rule.code,
  fromDay: rule.from,
  toDay: rule.to,
  since,
  yellowOn,
  redOn,
});
