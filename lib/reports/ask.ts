import "server-only";
import { extentOf, type Verb } from "@/lib/auth/policy";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addMonths, type Day, firstDayOf, isDay, lastDayOf, monthOf, today, yearOf } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { carryingUnits, type Unit } from "@/lib/units/queries";
import type { Scope, Span } from "./part";

export const periodNames = {
  year: "今年以来",
  quarter: "本季度以来",
  month: "本月以来",
  "last-month": "上月",
  "last-quarter": "上季度",
  "last-year": "去年",
  custom: "任意起止",
} as const;
export type PeriodName = keyof typeof periodNames;

/** What the address asks a report of: a period that moves with the calendar or two days, and one unit or all. */
export type ReportAsk = Span & { period: PeriodName; unit: Unit | null };

export type Query = Readonly<Record<string, string | string[] | undefined>>;

const quarterOf = (month: string) => addMonths(month, -((Number(month.slice(5)) - 1) % 3));

const spans: Readonly<Record<Exclude<PeriodName, "custom">, (now: Day) => Span>> = {
  year: (now) => ({ from: `${yearOf(now)}-01-01`, to: now }),
  quarter: (now) => ({ from: firstDayOf(quarterOf(monthOf(now))), to: now }),
  month: (now) => ({ from: firstDayOf(monthOf(now)), to: now }),
  "last-month": (now) => wholeMonths(addMonths(monthOf(now), -1), 1),
  "last-quarter": (now) => wholeMonths(addMonths(quarterOf(monthOf(now)), -3), 3),
  "last-year": (now) => wholeMonths(`${yearOf(now) - 1}-01`, 12),
};

const wholeMonths = (first: string, count: number): Span => ({
  from: firstDayOf(first),
  to: lastDayOf(addMonths(first, count - 1)),
});

/** A unit that is not the viewer's to ask for is missing, like everything out of reach. */
export async function reportAsk(viewer: Viewer, query: Query, now: Day = today()): Promise<ReportAsk> {
  const one = (name: string) => {
    const value = query[name];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const code = one("unit");
  const unit = code ? (await unitChoices(viewer)).find((choice) => choice.code === code) : null;
  if (unit === undefined) throw new Missing("没有这个单位，或不在您的范围内");
  const asked = { period: one("period"), was: one("was"), from: one("from"), to: one("to") };
  return { ...periodMeant(asked, now), unit };
}

type Asked = Readonly<Record<"period" | "was" | "from" | "to", string>>;

/**
 * A named period, or the two days of a custom one. The form sends both, and which name it showed: days that were edited
 * under a name that was not are meant.
 */
function periodMeant({ period: name, was, from, to }: Asked, now: Day): Span & { period: PeriodName } {
  const asked = Object.hasOwn(periodNames, name) ? (name as PeriodName) : null;
  const named = asked === null || asked === "custom" ? null : asked;
  const days = isDay(from) && isDay(to) ? inOrder(from, to) : null;
  const span = named && spans[named](now);
  const edited = days && span && was === named && (days.from !== span.from || days.to !== span.to);
  if (days && (edited || (!named && (asked === "custom" || !name)))) return { period: "custom", ...days };
  return named && span ? { period: named, ...span } : { period: "year", ...spans.year(now) };
}

const inOrder = (one: Day, other: Day): Span =>
  one <= other ? { from: one, to: other } : { from: other, to: one };

export const scopeOf = ({ from, to, unit }: ReportAsk, chain: string | null = null): Scope => ({
  from,
  to,
  unitId: unit?.id ?? null,
  chain,
});

/** The same question as an address, with what differs. */
export function askAddress(
  path: string,
  ask: ReportAsk,
  more: Readonly<Record<string, string>> = {},
): string {
  const span: Record<string, string> =
    ask.period === "custom" ? { period: "custom", from: ask.from, to: ask.to } : { period: ask.period };
  return `${path}?${new URLSearchParams({ ...span, ...(ask.unit ? { unit: ask.unit.code } : {}), ...more })}`;
}

/** Verbs by which figures are read; whoever has one of them for all units may ask for any. */
const reading = ["project.read", "deal.read", "listing.read"] as const satisfies readonly Verb[];

const extentsOf = (viewer: Viewer) =>
  viewer.grants.flatMap((grant) =>
    reading.flatMap((verb) => {
      const extent = extentOf(grant.role, verb);
      return extent ? [{ grant, extent }] : [];
    }),
  );

/** The units a viewer may ask a report of; those who read a chain or what was handed to them may divide it by unit. */
export async function unitChoices(viewer: Viewer): Promise<Unit[]> {
  const units = await carryingUnits();
  const extents = extentsOf(viewer);
  if (extents.some(({ extent }) => extent !== "unit")) return units;
  const own = new Set(extents.flatMap(({ grant }) => [...grant.unitIds]));
  return units.filter(({ id }) => own.has(id));
}

/** Of which rows a report speaks, in the words of a title: 全市, 龙游县, 新材料产业链, 交办市资规局的项目. */
export async function reachWords(viewer: Viewer, unit: Unit | null): Promise<string> {
  const extents = extentsOf(viewer);
  const whole = extents.some(({ extent }) => extent === "all");
  const limits = whole ? [] : await limitsOf(viewer, extents);
  if (unit) return [unit.name, ...limits.filter((words) => words !== unit.name)].join("·");
  return whole ? "全市" : limits.join("、") || viewer.unitName;
}

async function limitsOf(viewer: Viewer, extents: ReturnType<typeof extentsOf>): Promise<string[]> {
  const [units, chains] = await Promise.all([carryingUnits(), labelsOf("chains")]);
  const words = extents.map(({ grant, extent }) => {
    if (extent === "chain") return `${chains.get(grant.chainCode ?? "") ?? ""}产业链`;
    if (extent === "assigned") return `交办${viewer.unitName}的项目`;
    return units
      .filter(({ id }) => grant.unitIds.includes(id))
      .map(({ name }) => name)
      .join("、");
  });
  return [...new Set(words.filter(Boolean))];
}
