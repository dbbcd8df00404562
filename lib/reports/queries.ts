import "server-only";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { grouped } from "@/lib/money/decimal";
import { showIn, showYi } from "@/lib/money/yuan";
import { unitNames } from "@/lib/units/queries";
import { askAddress, type ReportAsk, scopeOf } from "./ask";
import { bases, type Definition, type NotProduced, periods, type Reading } from "./definition";
import { isProduced, notProduced, type ProducedCode, produced } from "./definitions";
import { type Measure, mayRead, type Part, type Scope, type Tally } from "./part";
import { roundingNote } from "./rounding";
import { type PartRow, rowsOf, spanOf, tallyOf } from "./tallies";
import { type FigureUnit, showValue } from "./value";

/** One part of a figure in words, with the way to exactly its rows. */
export type ShownPart = { name: string; label: string; count: string; sum: string | null; href: string };

/** One reading of an indicator as it is shown. `value` is null for those who may not read such rows. */
export type ShownReading = {
  key: string;
  label: string | null;
  basis: string;
  value: string | null;
  unit: FigureUnit;
  /** Why there is no number; how many rows are not in it. */
  notes: string[];
  parts: ShownPart[];
  href: string;
};

export type ShownFigure = Pick<Definition, "name" | "formula" | "caliber" | "counts"> & {
  code: ProducedCode;
  period: string;
  readings: ShownReading[];
};

/** Reads a part once however many figures share it. */
type Reader = (part: Part) => Promise<Tally | null>;

function readerOf(viewer: Viewer, scope: Scope): Reader {
  const known = new Map<Part, Promise<Tally | null>>();
  return (part) => {
    const found = known.get(part) ?? tallyOf(viewer, part, scope);
    known.set(part, found);
    return found;
  };
}

export const definitionOf = (code: ProducedCode): Definition => produced[code];

/** Whether the viewer may read every row a definition is made of. */
const readable = (viewer: Viewer, { readings }: Definition) =>
  readings.every(({ parts }) => Object.values(parts).every(({ ground }) => mayRead(viewer, ground)));

const groupTitles = { P: "项目", N: "项目与督办（自列）", F: "基金", L: "上市" } as const;

export type IndicatorGroup = {
  key: string;
  title: string;
  codes: ProducedCode[];
  notProduced: (NotProduced & { code: string })[];
};

/** The library in its groups, as far as the viewer reads such rows at all. */
export function catalogueGroups(viewer: Viewer): IndicatorGroup[] {
  return Object.entries(groupTitles).flatMap(([key, title]) => {
    const codes = (Object.keys(produced) as ProducedCode[])
      .filter((code) => code.startsWith(key) && readable(viewer, produced[code]))
      .sort();
    const others = Object.entries(notProduced).flatMap(([code, one]) =>
      code.startsWith(key) ? [{ code, ...one }] : [],
    );
    return codes.length > 0 ? [{ key, title, codes, notProduced: others }] : [];
  });
}

/** The indicators the viewer's rows can produce, with their values for a period and a reach. */
export async function figuresOf(
  viewer: Viewer,
  ask: ReportAsk,
  codes: readonly ProducedCode[] = Object.keys(produced) as ProducedCode[],
): Promise<ShownFigure[]> {
  const read = readerOf(viewer, scopeOf(ask));
  return Promise.all(
    codes
      .filter((code) => readable(viewer, produced[code]))
      .map(async (code) => shownFigure(code, ask, read)),
  );
}

async function shownFigure(code: ProducedCode, ask: ReportAsk, read: Reader): Promise<ShownFigure> {
  const { name, formula, caliber, counts, period, readings, unit } = definitionOf(code);
  return {
    code,
    name,
    formula,
    caliber,
    counts,
    period: periods[period],
    readings: await Promise.all(
      readings.map((reading) => shownReading(reading, { code, ask, read, unit: reading.unit ?? unit })),
    ),
  };
}

type Showing = { code: ProducedCode; ask: ReportAsk; read: Reader; unit: FigureUnit };

async function shownReading(reading: Reading, { code, ask, read, unit }: Showing): Promise<ShownReading> {
  const names = Object.keys(reading.parts);
  const found = await Promise.all(Object.values(reading.parts).map(read));
  const leftOut = reading.leftOut ? await read(reading.leftOut) : null;
  const tallies = Object.fromEntries(
    names.flatMap((name, i) => {
      const tally = found[i];
      return tally ? [[name, tally] as const] : [];
    }),
  );
  const key = reading.key ?? "";
  const href = (part: string) => rowsAddress(code, ask, { reading: key, part });
  const complete = found.every((tally) => tally !== null);
  const value = complete ? reading.compute(tallies) : null;
  return {
    key,
    label: reading.label ?? null,
    basis: bases[reading.basis],
    value: value && showValue(value, unit),
    unit,
    notes: [
      ...(value && "reason" in value ? [value.reason] : []),
      ...unknownNotes(reading, tallies),
      ...(leftOut && leftOut.count > 0 ? [`${leftOut.count} 个${reading.leftOutWords ?? ""}，未计入`] : []),
    ],
    parts: names.map((name) => shownPart(name, reading.parts[name] as Part, tallies[name], href(name))),
    href: href(names[0] ?? ""),
  };
}

export const rowsAddress = (
  code: ProducedCode,
  ask: ReportAsk,
  { reading, part }: { reading: string; part: string },
): string => askAddress(`/reports/${code}`, ask, { ...(reading ? { reading } : {}), part });

const unknownNotes = ({ parts }: Reading, tallies: Readonly<Record<string, Tally>>) =>
  Object.entries(parts).flatMap(([name, part]) => {
    const unknown = part.amount ? (tallies[name]?.unknown ?? 0) : 0;
    return unknown > 0 ? [`${unknown} 个金额未知，未计入`] : [];
  });

function shownPart(name: string, part: Part, tally: Tally | undefined, href: string): ShownPart {
  const { count = 0, sum = 0 } = tally ?? {};
  return {
    name,
    label: part.label,
    count: grouped(String(count)),
    sum: part.measure ? showMeasure(sum, part.measure) : null,
    href,
  };
}

/** A row's or a part's number with its unit. */
export function showMeasure(amount: number | null, measure: Measure): string {
  if (amount === null) return "—";
  return measures[measure](amount);
}

const measures: Readonly<Record<Measure, (amount: number) => string>> = {
  yuan: (yuan) => `${showYi(yuan)} 亿元`,
  dollars: (dollars) => `${showIn(dollars, "万元", 2)} 万美元`,
  days: (days) => `${days} 天`,
  mu: (mu) => `${grouped(String(mu))} 亩`,
  tce: (tce) => `${grouped(String(tce))} 吨标煤`,
};

export type ShownRow = Omit<PartRow, "unitId"> & { unit: string; href: string; shown: string | null };

export type FigureRows = {
  figure: ShownFigure;
  reading: ShownReading;
  part: ShownPart;
  measure: Measure | null;
  rows: ShownRow[];
  next: string | null;
  /** Exact yuan behind a sum of money. */
  exact: string | null;
  roundingNote: string | null;
  /** The ledger with exactly these rows, where it can say so. */
  ledger: string | null;
};

const pageSize = 100;

/** One indicator with the rows of one of its parts; `Missing` when there is no such reading, part or right. */
export async function figureRows(
  viewer: Viewer,
  code: string,
  ask: ReportAsk,
  { reading: readingKey, part: partName, after }: { reading: string; part: string; after: string | null },
): Promise<FigureRows> {
  if (!isProduced(code)) throw new Missing("没有这个指标");
  const [figure] = await figuresOf(viewer, ask, [code]);
  const definition = definitionOf(code);
  const reading = definition.readings.find(({ key = "" }) => key === readingKey);
  const shown = figure?.readings.find(({ key }) => key === readingKey);
  const name = partName || (shown?.parts[0]?.name ?? "");
  const part = reading && Object.hasOwn(reading.parts, name) ? reading.parts[name] : undefined;
  const shownPartOf = shown?.parts.find((one) => one.name === name);
  if (!figure || !shown || !part || !shownPartOf) throw new Missing("没有这个指标，或不在您的范围内");
  const scope = scopeOf(ask);
  const [{ rows, next }, names, tally] = await Promise.all([
    rowsOf(viewer, part, scope, { after, size: pageSize }),
    unitNames(),
    tallyOf(viewer, part, scope),
  ]);
  const isMoney = part.measure === "yuan" && tally !== null;
  return {
    figure,
    reading: shown,
    part: shownPartOf,
    measure: part.measure ?? null,
    rows: rows.map(({ unitId, ...row }) => ({
      ...row,
      unit: names.get(unitId) ?? "",
      href: row.code ? part.ground.path(row.code) : "",
      shown: part.measure ? showMeasure(row.amount, part.measure) : null,
    })),
    next,
    exact: isMoney ? grouped(String(tally.sum)) : null,
    roundingNote:
      isMoney && !next && !after
        ? roundingNote(
            rows.map(({ amount }) => amount),
            tally.sum,
          )
        : null,
    ledger: ledgerAddress(part, ask),
  };
}

function ledgerAddress(part: Part, ask: ReportAsk): string | null {
  const filters = part.ledger?.(spanOf(part, ask));
  if (!filters) return null;
  return `/projects?${new URLSearchParams({ ...filters, ...(ask.unit ? { unit: ask.unit.code } : {}) })}`;
}
