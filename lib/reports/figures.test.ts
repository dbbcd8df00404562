import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { listedCompanies, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { aCompany, aProject, aUnit, viewerOf } from "@/lib/demo/builders";
import { aFreshUnit, tellProjectYear } from "@/lib/demo/builders-figures";
import { tellFundYear, tellListingYear } from "@/lib/demo/builders-figures-registers";
import { leverageOf, newInvestments } from "@/lib/funds/figures";
import { whereOf } from "@/lib/ledger/query";
import { stateOf } from "@/lib/ledger/state";
import { inReview, tutoringFiled } from "@/lib/listings/figures";
import { showYi } from "@/lib/money/yuan";
import { projectLedger } from "@/lib/projects/ledger";
import { readableProjects } from "@/lib/projects/reach";
import type { Unit } from "@/lib/units/queries";
import type { ReportAsk } from "./ask";
import { type ProducedCode, produced } from "./definitions";
import { figureRows, figuresOf, type ShownFigure } from "./queries";

/** A year without a leap day and a place of their own, in which nothing else happens. */
const year = randomInt(550, 1_200) * 4 + 1;
const on = (monthDay: string) => `${year}-${monthDay}`;
let leader: Viewer;
let unit: Unit;

const ask = (of: ReportAsk["unit"] = unit): ReportAsk => ({
  period: "custom",
  from: on("01-01"),
  to: on("12-31"),
  unit: of,
});

async function figure(code: ProducedCode, viewer = leader, asked = ask()): Promise<ShownFigure | undefined> {
  return (await figuresOf(viewer, asked, [code]))[0];
}
const valuesOf = (found: ShownFigure | undefined) => found?.readings.map(({ value }) => value) ?? [];

beforeAll(async () => {
  [leader, unit] = await Promise.all([viewerOf({ role: "leader", unit: "330800" }), aFreshUnit()]);
  const { whole } = await tellProjectYear({ year, unit, leader });
  await tellFundYear({ year, unit, leader }, whole.id);
  await tellListingYear({ year, unit, leader });
}, 60_000);

/** What every figure is in that year, reading by reading; one without a line here does not compile. */
const told = {
  P01: ["4"],
  P02: ["124.00"],
  P03: ["3"],
  P04: ["1"],
  P05: ["1", "0"],
  P06: ["50.00"],
  P07: ["75.00"],
  P08: ["41.00"],
  P09: ["100.00"],
  P10: ["33.33"],
  P11: ["25.00", "50.00"],
  P12: ["100.00"],
  P13: ["28.50"],
  P14: ["0.40"],
  P17: ["101.63", "300.00"],
  P18: ["300.00"],
  P20: ["150.00"],
  P21: ["10.00"],
  P22: ["0.1000"],
  P23: ["50"],
  P24: ["80.00"],
  P25: ["1"],
  P26: ["50.00", "33.33"],
  P27: ["20.00"],
  P28: ["20.00"],
  N01: ["1", "2.00"],
  N02: ["1", "2.00"],
  N03: ["0", "0", "0"],
  N04: ["1", "1.00"],
  N05: ["1"],
  N06: ["0"],
  F01: ["1", "1", "1"],
  F02: ["3.00", "4.00", "4.00"],
  F03: ["6.00", "3.00", "12.00"],
  F04: ["2.00", "1.00", "3.00", "1.00"],
  F05: ["5.00"],
  F06: ["3.00"],
  F07: ["64.00"],
  F08: ["54.69", "35.00"],
  F14: ["1.20"],
  F15: ["100.00"],
  F16: ["20.00"],
  L01: ["3", "4"],
  L02: ["2"],
  L04: ["6", "1", "0", "2", "3"],
  L05: ["1"],
  L06: ["1"],
  L08: ["18.60"],
  L09: ["83.33"],
  L10: ["—"],
} as const satisfies Record<ProducedCode, readonly string[]>;
const codes = Object.keys(produced) as ProducedCode[];

describe("a leader reads the year", () => {
  test.each(codes)("%s", async (code) => {
    expect(valuesOf(await figure(code))).toEqual(told[code]);
  });

  test("and is told what is in no sum", async () => {
    const notes = async (code: ProducedCode) => (await figure(code))?.readings[0]?.notes;
    expect(await notes("P02")).toEqual(["1 个金额未知，未计入"]);
    expect(await notes("P03")).toEqual(["1 个总投资未知，无法判断是否达到，未计入"]);
    expect(await notes("F03")).toEqual(["1 个没有到位日期，未计入"]);
    expect(await notes("L10")).toEqual(["分母为零"]);
  });

  test("and finds a county covered once a company of it is listed", async () => {
    const county = await aUnit("330825");
    const company = await aCompany({ unit: "330825" });
    await asSystem("system.demo", (tx) =>
      tx.insert(listedCompanies).values({
        ...{ code: `T-${company.code}`, companyId: company.id, unitId: county.id, companyName: company.name },
        ...{ board: "BSE", listedOn: "2000-01-01" },
      }),
    );
    expect(valuesOf(await figure("L10", leader, ask(county)))).toEqual(["100.00"]);
  });
});

describe("the rows behind a figure", () => {
  test.each(codes)("of %s, added again, give it exactly, part by part", async (code) => {
    const shown = await figure(code);
    for (const reading of shown?.readings ?? []) {
      for (const { name, count } of reading.parts) {
        const asked = { reading: reading.key, part: name, after: null };
        const found = await figureRows(leader, code, ask(), asked);
        expect(found.part.count).toBe(count);
        expect(found.rows, `${code} ${name}`).toHaveLength(Number(count));
        const added = found.rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
        if (found.exact !== null) expect(added.toLocaleString("en-US")).toBe(found.exact);
      }
    }
  });

  test.each(["P01", "P02", "P07", "P08", "P17"] as const)(
    "of %s are those of the ledger it links to",
    async (code) => {
      const shown = await figure(code);
      const spec = await projectLedger();
      for (const { key, parts } of shown?.readings ?? []) {
        for (const { name, count } of parts) {
          const { ledger } = await figureRows(leader, code, ask(), { reading: key, part: name, after: null });
          if (!ledger) continue;
          const query = Object.fromEntries(new URL(ledger, "http://x").searchParams);
          const { unit: _, ...filters } = query;
          const found = await db
            .select({ id: projects.id })
            .from(projects)
            .where(
              and(
                whereOf(spec, readableProjects(leader) as never, stateOf(spec, filters)),
                eq(projects.unitId, unit.id),
              ),
            );
          expect(found, `${code} ${name}`).toHaveLength(Number(count));
        }
      }
    },
  );

  test("go on page after page without losing or repeating one", async () => {
    const zone = await aFreshUnit();
    const officer = await viewerOf({ unit: zone.code });
    const milestones = [{ stage: "SIGN" as const, actualOn: on("08-08"), verified: true }];
    for (let i = 0; i < 103; i += 1)
      await aProject({ unit: zone.code, total: "1亿", by: officer, milestones });
    const seen = new Set<string>();
    let after: string | null = null;
    do {
      const page = await figureRows(leader, "P01", ask(zone), { reading: "", part: "rows", after });
      for (const { code } of page.rows) seen.add(code);
      after = page.next;
    } while (after);
    expect(seen.size).toBe(103);
  }, 60_000);
});

test("the fund matrix, the listing board and the definitions count the same", async () => {
  const zone = await viewerOf({ role: "countyReviewer", unit: unit.code });
  const period = { from: on("01-01"), to: on("12-31") };
  for (const [basis, i] of [
    ["paid", 0],
    ["agreed", 1],
    ["decided", 2],
  ] as const) {
    const { count, yuan } = await newInvestments(zone, period, basis);
    expect(valuesOf(await figure("F01", zone))[i]).toBe(String(count));
    expect(valuesOf(await figure("F02", zone))[i]).toBe(showYi(yuan));
  }
  expect(valuesOf(await figure("L05", zone))).toEqual([String(await tutoringFiled(zone))]);
  expect(valuesOf(await figure("L06", zone))).toEqual([String(await inReview(zone))]);
  const { paid, readings } = await leverageOf(zone, period, "paid");
  expect(valuesOf(await figure("F03", zone))[0]).toBe(showYi(paid));
  expect(valuesOf(await figure("F04", zone)).slice(0, 3)).toEqual(
    readings.map(({ ratio }) => ratio?.toFixed(2)),
  );
});

test("a county's figures hold nothing of another county, and nothing it may not read", async () => {
  const officer = await viewerOf({ unit: "330824" });
  const milestones = [{ stage: "SIGN" as const, actualOn: on("09-09"), verified: true }];
  await aProject({ unit: "330824", total: "3亿", milestones });
  const everything = ask(null);
  expect(valuesOf(await figure("P01", officer, everything))).toEqual(["1"]);
  expect(valuesOf(await figure("P02", officer, everything))).toEqual(["3.00"]);
  const { rows } = await figureRows(officer, "P01", everything, { reading: "", part: "rows", after: null });
  expect(rows.map(({ unit: of }) => of)).toEqual(["开化"]);
  expect(valuesOf(await figure("P02", officer, ask(unit)))).toEqual(["0"]);
  expect(valuesOf(await figure("F01", officer, ask(unit)))).toEqual(["0", "0", "0"]);

  const fund = await viewerOf({ role: "fundOfficer", unit: "330800F1" });
  expect(await figure("P01", fund)).toBeUndefined();
  await expect(figureRows(fund, "P01", ask(), { reading: "", part: "", after: null })).rejects.toThrow(
    "没有这个指标",
  );
  expect(valuesOf(await figure("F01", fund))).toEqual(["1", "1", "1"]);
});
