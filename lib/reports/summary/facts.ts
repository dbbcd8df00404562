import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { askAddress, type ReportAsk, scopeOf } from "@/lib/reports/ask";
import { type ProducedCode, partOf } from "@/lib/reports/definitions";
import { mayRead, nothing, type Part, type Scope, type Tally } from "@/lib/reports/part";
import { yearBefore } from "@/lib/reports/span";
import { rankedRows, rowsOf, type Tallies, talliesOf, tallyOf } from "@/lib/reports/tallies";
import { listUnits } from "@/lib/units/queries";

/** Longer lists are cut, and say so. */
export const longestList = 100;

export type Compared = { now: Tallies; before: Tallies };

/** Everything a summary says is read here, each number as a part of a defined figure. */
export async function summaryFacts(viewer: Viewer, ask: ReportAsk) {
  const scope = scopeOf(ask);
  const [units, chains, signing, funds, listings, overdue] = await Promise.all([
    listUnits(),
    labelsOf("chains", ask.to),
    mayRead(viewer, partOf("P01").ground) ? signingFacts(viewer, scope) : null,
    mayRead(viewer, partOf("F01").ground) ? fundFacts(viewer, scope) : null,
    mayRead(viewer, partOf("L02").ground) ? listingFacts(viewer, scope) : null,
    overdueFacts(viewer, scope),
  ]);
  return { ask, units, chains, signing, funds, listings, overdue };
}
export type SummaryFacts = Awaited<ReturnType<typeof summaryFacts>>;
export type SigningFacts = NonNullable<SummaryFacts["signing"]>;

const empty: Tallies = { total: nothing, byUnit: new Map(), byChain: new Map() };

async function signingFacts(viewer: Viewer, scope: Scope) {
  const compared = async (part: Part): Promise<Compared> => {
    const [now, before] = await Promise.all([
      talliesOf(viewer, part, scope),
      talliesOf(viewer, part, { ...scope, ...yearBefore(scope) }),
    ]);
    return { now: now ?? empty, before: before ?? empty };
  };
  const [signed, agreed, started, made, increased, framework, upgraded] = await Promise.all([
    compared(partOf("P08")),
    compared(partOf("P02")),
    compared(partOf("N01")),
    compared(partOf("N02")),
    total(viewer, scope, "N04"),
    total(viewer, scope, "N03"),
    total(viewer, scope, "N03", { key: "upgraded" }),
  ]);
  const [yi, tenYi, hundredYi, startRate, arrived, foreign, large, hundreds] = await Promise.all([
    total(viewer, scope, "P03"),
    total(viewer, scope, "P04"),
    total(viewer, scope, "P05"),
    Promise.all((["", "due"] as const).map((key) => ratio(viewer, scope, "P11", key))),
    total(viewer, scope, "P14"),
    total(viewer, scope, "P18"),
    rankedRows(viewer, partOf("P03"), scope, { size: longestList }),
    rankedRows(viewer, partOf("P05"), scope, { size: longestList }),
  ]);
  return {
    ...{ signed, agreed, started, made, increased, framework, upgraded },
    ...{ yi, tenYi, hundredYi, startRate, arrived, foreign, large, hundreds },
  };
}

const total = async (
  viewer: Viewer,
  scope: Scope,
  code: ProducedCode,
  which: { key?: string; name?: string } = {},
): Promise<Tally> => (await tallyOf(viewer, partOf(code, which), scope)) ?? nothing;

/** The tallies of a ratio by the names its own definition computes with. */
async function ratio(viewer: Viewer, scope: Scope, code: ProducedCode, key = "") {
  const [part, whole] = await Promise.all([
    total(viewer, scope, code, { key, name: "part" }),
    total(viewer, scope, code, { key, name: "whole" }),
  ]);
  return { part, whole };
}

async function fundFacts(viewer: Viewer, scope: Scope) {
  const [paid, agreed, decided, money, leveraged, equity, paidIn] = await Promise.all([
    total(viewer, scope, "F01"),
    total(viewer, scope, "F01", { key: "agreed" }),
    total(viewer, scope, "F01", { key: "decided" }),
    total(viewer, scope, "F02"),
    total(viewer, scope, "F03"),
    total(viewer, scope, "F03", { key: "equity" }),
    mayRead(viewer, partOf("F07", { name: "whole" }).ground) ? ratio(viewer, scope, "F07") : null,
  ]);
  return { paid, agreed, decided, money, leveraged, equity, paidIn };
}

async function listingFacts(viewer: Viewer, scope: Scope) {
  const before = { ...scope, to: addDays(scope.from, -1) };
  const [now, ever, everBefore, fresh, reserves, tutored, underReview, listed] = await Promise.all([
    total(viewer, scope, "L01"),
    total(viewer, scope, "L01", { key: "ever" }),
    total(viewer, before, "L01", { key: "ever" }),
    total(viewer, scope, "L02"),
    total(viewer, scope, "L04", { name: "candidates" }),
    total(viewer, scope, "L05"),
    total(viewer, scope, "L06"),
    rankedRows(viewer, partOf("L01", { key: "ever" }), scope, { size: longestList, over: "ever" }),
  ]);
  return { now, ever, everBefore, fresh, reserves, tutored, underReview, listed };
}

async function overdueFacts(viewer: Viewer, scope: Scope) {
  const lists = await Promise.all(
    (["P25", "N05", "N06"] as const).map(async (code) => {
      const part = partOf(code);
      if (!mayRead(viewer, part.ground)) return null;
      const [tally, { rows }] = await Promise.all([
        tallyOf(viewer, part, scope),
        rowsOf(viewer, part, scope, { after: null, size: longestList, largestFirst: true }),
      ]);
      return { code, tally: tally ?? nothing, rows, path: part.ground.path };
    }),
  );
  return lists.filter((list) => list !== null);
}

/** The rows behind a number of the summary. */
export const rowsOfFigure = (
  ask: ReportAsk,
  code: ProducedCode,
  more: Readonly<Record<string, string>> = {},
): string => askAddress(`/reports/${code}`, ask, more);
