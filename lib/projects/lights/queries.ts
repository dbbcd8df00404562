import "server-only";
import { and, desc, eq, gte, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { lightOverrides, lightReasons, users } from "@/db/schema";
import { type Day, today } from "@/lib/date/day";
import { factsOf, knownRules } from "./cache";
import { knownCalendar } from "./dues";
import type { LightRuleCode } from "./facts";
import { type Colour, colourOn, inForce, type Judged, judgeAll, worstOf } from "./rules";

export type Verdict = "accepted" | "refused";

/** A reason the unit gave for one rule, with what the city said to it. */
export type Reason = {
  id: number;
  version: number;
  rule: string;
  reason: string;
  untilDay: Day;
  verdict: Verdict | null;
  answer: string | null;
  by: string | null;
  on: Day;
  judgedBy: string | null;
  /** Holds on the day asked about. */
  exempts: boolean;
  expired: boolean;
};

export type Override = { colour: Colour; reason: string; fromDay: Day; untilDay: Day; by: string | null };

/** One rule on one day, ready to be read. */
export type LightLine = {
  rule: LightRuleCode;
  label: string;
  colour: Colour;
  measured: string;
  /** Since when the rule shows this colour; null while it is green. */
  since: Day | null;
  /** The next change if nothing is done. */
  next: { colour: Colour; on: Day } | null;
  reason: Reason | null;
};

export type Light = {
  shown: Colour | null;
  computed: Colour | null;
  override: Override | null;
  /** Worst first. */
  lines: LightLine[];
  reasons: Reason[];
};

/** How one project stands on a day, with everything that explains it. The caller has found the project. */
export async function lightOfProject(projectId: number, day: Day = today()): Promise<Light> {
  const [rules, facts, calendar, reasons, override] = await Promise.all([
    knownRules(day),
    factsOf(db, [projectId]),
    knownCalendar(),
    reasonsOf(projectId, day),
    overrideOn(projectId, day),
  ]);
  const own = facts.get(projectId);
  const judged = own
    ? judgeAll(
        own,
        rules.filter((rule) => inForce(rule, day)),
        calendar,
      )
    : [];
  return lightFrom(judged, { day, reasons, override });
}

/** Puts rules, reasons and a leader's word together: nothing is asked here, all is given. */
export function lightFrom(
  judged: readonly Judged[],
  { day, reasons, override }: { day: Day; reasons: Reason[]; override: Override | null },
): Light {
  const lines = judged
    .map((one) => lineOf(one, day, reasons))
    .sort((a, b) => rank[b.colour] - rank[a.colour] || (a.since ?? "").localeCompare(b.since ?? ""));
  const ruled = lines.map(({ colour, reason }) => (reason?.exempts ? "green" : colour));
  return {
    shown: override?.colour ?? worstOf(ruled),
    computed: worstOf(lines.map(({ colour }) => colour)),
    override,
    lines,
    reasons,
  };
}

const rank: Readonly<Record<Colour, number>> = { green: 0, yellow: 1, red: 2 };

function lineOf(one: Judged, day: Day, reasons: Reason[]): LightLine {
  const { rule, yellowOn, redOn } = one;
  const colour = colourOn(one, day);
  const sinceOf: Readonly<Record<Colour, Day | null>> = { green: null, yellow: yellowOn, red: redOn };
  const next = [
    { colour: "yellow" as const, on: yellowOn },
    { colour: "red" as const, on: redOn },
  ].find(({ on }) => on !== null && on > day);
  return {
    rule: rule.code,
    label: rule.label,
    colour,
    measured: one.measured(day),
    since: sinceOf[colour],
    next: next?.on ? { colour: next.colour, on: next.on } : null,
    reason: reasons.find((reason) => reason.rule === rule.code) ?? null,
  };
}

const nameOf = (id: typeof lightReasons.judgedBy | typeof lightReasons.createdBy) =>
  sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${id})`;

/** Newest first, so that the first of a rule is the one that stands. */
async function reasonsOf(projectId: number, day: Day): Promise<Reason[]> {
  const rows = await db
    .select({
      id: lightReasons.id,
      version: lightReasons.version,
      rule: lightReasons.rule,
      reason: lightReasons.reason,
      untilDay: lightReasons.untilDay,
      verdict: lightReasons.verdict,
      answer: lightReasons.answer,
      by: nameOf(lightReasons.createdBy),
      on: sql<Day>`${lightReasons.createdAt}::date::text`,
      judgedBy: nameOf(lightReasons.judgedBy),
    })
    .from(lightReasons)
    .where(and(eq(lightReasons.projectId, projectId), isNull(lightReasons.deletedAt)))
    .orderBy(desc(lightReasons.id))
    .limit(50);
  return rows.map(({ verdict, ...row }) => ({
    ...row,
    verdict: verdict as Verdict | null,
    exempts: verdict === "accepted" && row.untilDay >= day,
    expired: row.untilDay < day,
  }));
}

async function overrideOn(projectId: number, day: Day): Promise<Override | null> {
  const [row] = await db
    .select({
      colour: lightOverrides.colour,
      reason: lightOverrides.reason,
      fromDay: lightOverrides.fromDay,
      untilDay: lightOverrides.untilDay,
      by: sql<
        string | null
      >`(select ${users.name} from ${users} where ${users.id} = ${lightOverrides.createdBy})`,
    })
    .from(lightOverrides)
    .where(
      and(
        eq(lightOverrides.projectId, projectId),
        isNull(lightOverrides.deletedAt),
        sql`${lightOverrides.fromDay} <= ${day}`,
        gte(lightOverrides.untilDay, day),
      ),
    )
    .orderBy(desc(lightOverrides.id))
    .limit(1);
  return row ? { ...row, colour: row.colour as Colour } : null;
}
