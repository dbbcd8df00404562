import "server-only";
import { and, asc, eq, gt, gte, isNull, lte, notInArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { lightOverrides, lightReasons, lightSnapshots, monthCloses, projects } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { NeedsConfirmation, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, lastDayOf, type Month, thisMonth, today } from "@/lib/date/day";
import { entriesOf } from "@/lib/dictionaries/queries";
import { factsOf, rulesFrom } from "@/lib/projects/lights/cache";
import { workCalendar } from "@/lib/projects/lights/dues";
import { type Light, lightFrom, type Override, type Reason } from "@/lib/projects/lights/queries";
import { inForce, judgeAll } from "@/lib/projects/lights/rules";
import type { CloseMonthInput } from "@/lib/projects/month-input";
import { closedStatuses } from "@/lib/projects/rules";
import { type MonthStep, stepsOfMonth } from "./window";

/** 月结: every project's lamp and money as they stand today are kept; a month is closed once. */
export function closeMonth(viewer: Viewer, { month, confirmed }: CloseMonthInput): Promise<number> {
  return change(viewer, "month.close", async (tx, record) => {
    const day = today();
    if (month > thisMonth()) throw new Unacceptable("还没到这个月，不能月结");
    if (await closeOf(tx, month)) throw new Unacceptable(`${month} 已经月结，不能再次月结`);
    const closesOn = (await stepsIn(month)).find(({ code }) => code === "CLOSE")?.on ?? day;
    if (day < closesOn) throw new Unacceptable(`${month} 的月结日是 ${closesOn}，还没到`);
    if (!confirmed.includes(`close:${month}`))
      throw new NeedsConfirmation(
        `将留存 ${month} 全部项目的灯色和累计金额。月结不能撤销，以后对这个月的改动记为修订。`,
        `close:${month}`,
      );
    const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
    const [closed] = await tx
      .insert(monthCloses)
      .values({ month, onDay: day, ...by })
      .onConflictDoNothing()
      .returning();
    if (!closed) throw new Unacceptable(`${month} 已经月结，不能再次月结`);
    record(monthCloses, null, closed, { label: `${month} 月结` });
    return keepLights(tx, month, day);
  });
}

/** The days of a month's reporting by the rules that were in force when it ended; of a month not over, today's. */
export async function stepsIn(month: Month): Promise<MonthStep[]> {
  const [now, last] = [today(), lastDayOf(month)];
  return stepsOfMonth(month, await stepRules(last < now ? last : now));
}

/** The last day on which a report of the month is in time. */
export async function submitDay(month: Month): Promise<Day> {
  const steps = await stepsIn(month);
  return steps.find(({ code }) => code === "SUBMIT")?.on ?? lastDayOf(month);
}

async function stepRules(day: Day) {
  return (await entriesOf("monthSteps", day)).map(({ code, label, attributes }) => ({
    code,
    label,
    day: Number(attributes.day ?? 1),
    next: attributes.next === true,
  }));
}

/** When a month was closed; null while it is open. */
export async function closeOf(
  tx: Pick<Transaction, "select">,
  month: string,
): Promise<{ at: string } | null> {
  const [found] = await tx
    .select({ at: monthCloses.createdAt })
    .from(monthCloses)
    .where(eq(monthCloses.month, month));
  return found ?? null;
}

const batch = 1_000;

/** How every project stands, kept under a month. */
export async function keepLights(tx: Transaction, month: string, day: Day): Promise<number> {
  const rules = (await rulesFrom(tx, day)).filter((rule) => inForce(rule, day));
  const [calendar, reasons, overrides] = [
    await workCalendar(tx),
    await reasonsOn(tx, day),
    await overridesOn(tx, day),
  ];
  let kept = 0;
  for (let after = 0; ; ) {
    const some = await tx
      .select()
      .from(projects)
      .where(
        and(
          gt(projects.id, after),
          isNull(projects.deletedAt),
          notInArray(projects.status, [...closedStatuses]),
        ),
      )
      .orderBy(asc(projects.id))
      .limit(batch);
    if (some.length === 0) return kept;
    const facts = await factsOf(
      tx,
      some.map(({ id }) => id),
    );
    const rows = some.flatMap((project) => {
      const own = facts.get(project.id);
      if (!own) return [];
      const light = lightFrom(judgeAll(own, rules, calendar), {
        day,
        reasons: reasons.get(project.id) ?? [],
        override: overrides.get(project.id) ?? null,
      });
      return [{ month, projectId: project.id, ...snapshotOf(light), ...moneyOf(project) }];
    });
    await tx.insert(lightSnapshots).values(rows);
    kept += rows.length;
    after = some.at(-1)?.id ?? after;
  }
}

type Project = typeof projects.$inferSelect;

const moneyOf = ({ unitId, stage, totalInvestmentYuan, investedYuan, arrivedYuan }: Project) => ({
  unitId,
  stage,
  totalInvestmentYuan,
  investedYuan,
  arrivedYuan,
});

function snapshotOf({ shown, computed, override, lines }: Light) {
  const [worst] = lines.filter(({ colour }) => colour !== "green");
  return {
    colour: shown ?? "none",
    computed: computed ?? "none",
    rule: worst?.rule ?? null,
    measured: worst?.measured ?? null,
    since: worst?.since ?? null,
    exemptReason: lines.find(({ reason }) => reason?.exempts)?.reason?.reason ?? null,
    overrideReason: override?.reason ?? null,
  };
}

async function reasonsOn(tx: Transaction, day: Day): Promise<ReadonlyMap<number, Reason[]>> {
  const rows = await tx
    .select()
    .from(lightReasons)
    .where(
      and(
        eq(lightReasons.verdict, "accepted"),
        isNull(lightReasons.deletedAt),
        gte(lightReasons.untilDay, day),
      ),
    );
  const found = new Map<number, Reason[]>();
  for (const { projectId, id, version, rule, reason, untilDay, answer, createdAt } of rows) {
    const one: Reason = {
      ...{ id, version, rule, reason, untilDay, answer, on: createdAt.slice(0, 10) },
      ...{ verdict: "accepted", by: null, judgedBy: null, exempts: true, expired: false },
    };
    found.set(projectId, [...(found.get(projectId) ?? []), one]);
  }
  return found;
}

async function overridesOn(tx: Transaction, day: Day): Promise<ReadonlyMap<number, Override>> {
  const rows = await tx
    .select()
    .from(lightOverrides)
    .where(
      and(
        isNull(lightOverrides.deletedAt),
        lte(lightOverrides.fromDay, day),
        gte(lightOverrides.untilDay, day),
      ),
    )
    .orderBy(asc(lightOverrides.id));
  return new Map(
    rows.map(({ projectId, colour, reason, fromDay, untilDay }) => [
      projectId,
      { colour: colour as Override["colour"], reason, fromDay, untilDay, by: null },
    ]),
  );
}
