import { describe, expect, test } from "vitest";
import { aCompany, aUnit, viewerOf } from "@/lib/demo/builders";
import { aCommitment, aDeal, aFlow, aFund, fundOfficer } from "@/lib/demo/fund-builders";
import { rawOf } from "@/lib/fields/input";
import { leverageFields } from "./fields";
import { figureRows } from "./figure-rows";
import { investmentMatrix, leverageOf, newInvestments } from "./figures";
import { logLeverage } from "./holding-commands";
import { leverageInput } from "./input";
import { leverageReadings } from "./leverage";
import type { Basis, Period } from "./rules";

let year = 1950;

/** A year of the test's own: other tests write into the same database. */
function ownYear(): { period: Period; on: (monthDay: string) => string; next: Period } {
  year += 3;
  const of = (n: number) => ({ from: `${n}-01-01`, to: `${n}-12-31` });
  const own = year;
  return { period: of(own), on: (monthDay) => `${own}-${monthDay}`, next: of(own + 1) };
}

async function lever(dealCode: string, promised: string, paid: string, happenedOn = "") {
  const raw = rawOf(leverageFields, null);
  await logLeverage(await fundOfficer(), dealCode, {
    capital: leverageInput.parse({
      ...raw,
      source: "演示社会资本",
      kind: "equity",
      promised: { ...raw.promised, typed: promised },
      paid: { ...raw.paid, typed: paid },
      happenedOn,
    }),
    fileKey: null,
  });
}

describe("new investments", () => {
  test("a deal joined by three vehicles counts once, its money three times", async () => {
    const { period, on } = ownYear();
    const { id: companyId } = await aCompany();
    for (const month of ["03", "04", "05"]) await aDeal({ companyId, paid: [[on(`${month}-10`), "1000"]] });
    const found = await newInvestments(await fundOfficer(), period, "paid");
    expect(found).toMatchObject({ count: 1, yuan: 30_000_000, newYuan: 30_000_000, followOnYuan: 0 });
  });

  test("a follow-on in the next year adds money there and no count", async () => {
    const { on, next } = ownYear();
    const { id: companyId } = await aCompany();
    const fund = await aFund();
    const deal = await aDeal({ fund, companyId, paid: [[on("06-01"), "2000"]] });
    await aFlow(fund, { kind: "investment", day: `${next.from.slice(0, 4)}-02-01`, money: "500", deal });
    await aDeal({ companyId, round: "B轮", paid: [[`${next.from.slice(0, 4)}-03-01`, "700"]] });
    expect(await newInvestments(await fundOfficer(), next, "paid")).toMatchObject({
      count: 0,
      yuan: 12_000_000,
      newYuan: 0,
      followOnYuan: 12_000_000,
    });
  });

  test("what a mother fund pays into a sub-fund never leaves the matrix", async () => {
    const { period, on } = ownYear();
    const mother = await aFund({ layer: "mother" });
    const sub = await aFund({ parent: mother });
    const commitmentId = await aCommitment(sub, { from: mother, committed: "5000" });
    await aFlow(sub, { kind: "contribution", day: on("01-05"), money: "5000", commitmentId });
    await aDeal({ fund: sub, paid: [[on("02-01"), "3000"]] });
    expect((await newInvestments(await fundOfficer(), period, "paid")).yuan).toBe(30_000_000);
  });

  test("decided, agreed and paid are counted each by its own day", async () => {
    const { period, on, next } = ownYear();
    await aDeal({
      decided: "5000",
      agreed: "4800",
      stages: { IC: on("11-20"), AGREE: on("12-20") },
      paid: [[`${next.from.slice(0, 4)}-01-10`, "2400"]],
    });
    const officer = await fundOfficer();
    const figures = async (when: Period) =>
      Object.fromEntries(
        await Promise.all(
          (["decided", "agreed", "paid"] as Basis[]).map(async (basis) => {
            const { count, yuan } = await newInvestments(officer, when, basis);
            return [basis, [count, yuan]] as const;
          }),
        ),
      );
    expect(await figures(period)).toEqual({
      decided: [1, 50_000_000],
      agreed: [1, 48_000_000],
      paid: [0, 0],
    });
    expect((await figures(next)).paid).toEqual([1, 24_000_000]);
  });

  test("a county's figure holds its own deals only, and a county without any has none", async () => {
    const { period, on } = ownYear();
    await aDeal({ unit: "330825", paid: [[on("05-01"), "100"]] });
    await aDeal({ unit: "330824", paid: [[on("05-02"), "300"]] });
    const own = await newInvestments(await viewerOf({ unit: "330825" }), period, "paid");
    expect(own).toMatchObject({ count: 1, yuan: 1_000_000 });
    const none = await newInvestments(await viewerOf({ unit: "330803" }), period, "paid");
    expect(none).toMatchObject({ count: 0, yuan: 0 });
  });
});

describe("the matrix", () => {
  test("rows may add to more than the total when funds share a company; every total is counted from its own rows", async () => {
    const { period, on } = ownYear();
    const [one, other] = [await aFund(), await aFund()];
    const { id: companyId } = await aCompany();
    await aDeal({ fund: one, companyId, chainCode: "XCL", paid: [[on("03-01"), "1000"]] });
    await aDeal({ fund: other, companyId, chainCode: "XCL", paid: [[on("03-05"), "2000"]] });
    await aDeal({ fund: other, chainCode: "XNY", paid: [[on("04-05"), "300"]] });
    const cells = await investmentMatrix(await fundOfficer(), period, { basis: "paid", axis: "chain" });
    const cell = (fundId: number | null, column: string | null) =>
      cells.find((found) => found.fundId === fundId && found.column === column);
    expect(cell(one.id, null)?.count).toBe(1);
    expect(cell(other.id, null)?.count).toBe(2);
    expect(cell(null, "XCL")).toMatchObject({ count: 1, yuan: 30_000_000 });
    expect(cell(null, null)).toMatchObject({ count: 2, yuan: 33_000_000 });
    expect(await newInvestments(await fundOfficer(), period, "paid")).toMatchObject({
      count: 2,
      yuan: 33_000_000,
    });
  });

  test("by unit the columns are the places the money went to, a company where it was first paid", async () => {
    const { period, on } = ownYear();
    await aDeal({ unit: "330824", paid: [[on("03-01"), "40"]] });
    const { id: companyId } = await aCompany();
    await aDeal({ companyId, unit: "330825", paid: [[on("03-02"), "50"]] });
    await aDeal({ companyId, unit: "330824", round: "B轮", paid: [[on("08-01"), "60"]] });
    const cells = await investmentMatrix(await fundOfficer(), period, { basis: "paid", axis: "unit" });
    const { id } = await aUnit("330824");
    const columns = cells.filter(({ fundId, column }) => fundId === null && column !== null);
    expect(columns.find(({ column }) => column === String(id))).toMatchObject({ count: 1, yuan: 1_000_000 });
    expect(columns.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });
});

describe("leverage", () => {
  test("is counted once for a round, however many funds join it", async () => {
    const { period, on } = ownYear();
    const { id: companyId } = await aCompany();
    const first = await aDeal({ companyId, paid: [[on("03-01"), "1000"]] });
    await aDeal({ companyId, paid: [[on("03-02"), "1000"]] });
    await aDeal({ companyId, paid: [[on("03-03"), "1000"]] });
    await lever(first.code, "9000", "6000", on("05-06"));
    const found = await leverageOf(await fundOfficer(), period, "paid");
    expect(found).toMatchObject({
      invested: 30_000_000,
      promised: 90_000_000,
      paid: 60_000_000,
      leveraged: 60_000_000,
      rounds: 1,
    });
    expect(found.readings.map(({ ratio }) => ratio)).toEqual([2, 1, 3]);
  });

  test("is dated by its own day, not before the funds' money, and by no period without a day", async () => {
    const { period, on, next } = ownYear();
    const officer = await fundOfficer();
    const half = { ...period, to: on("05-31") };
    // What has no day is told from its round's first payment on: other tests may have left some in years before.
    const { undated } = await leverageOf(officer, half, "paid");
    const deal = await aDeal({ paid: [[on("06-01"), "1000"]] });
    await lever(deal.code, "", "100", on("02-01"));
    await lever(deal.code, "", "20", on("11-01"));
    await lever(deal.code, "", "3", next.from);
    await lever(deal.code, "", "7000");
    expect(await leverageOf(officer, half, "paid")).toMatchObject({ leveraged: 0, undated });
    expect(await leverageOf(officer, period, "paid")).toMatchObject({ leveraged: 1_200_000, rounds: 1 });
    expect(await leverageOf(officer, next, "paid")).toMatchObject({ leveraged: 30_000, rounds: 1 });
  });

  test("is quoted in three readings, none without its words", () => {
    const readings = leverageReadings(26_454_000_000, 9_824_000_000);
    expect(readings.map(({ ratio }) => ratio?.toFixed(2))).toEqual(["2.69", "1.69", "3.69"]);
    expect(readings.every(({ label }) => label.length > 5)).toBe(true);
    expect(leverageReadings(10, 0).every(({ ratio }) => ratio === null)).toBe(true);
  });
});

test("the rows behind every figure add up to it again, under each basis", async () => {
  const { period, on, next } = ownYear();
  const { id: companyId } = await aCompany();
  const fund = await aFund();
  for (const money of ["10050", "10050", "10050"])
    await aDeal({ decided: money, stages: { IC: on("09-09") }, paid: [[on("10-10"), money]] });
  await aDeal({ fund, companyId, paid: [[on("03-03"), "20"]] });
  await aDeal({ companyId, paid: [[on("04-03"), "30"]] });
  const later = await aDeal({ fund, companyId, round: "B轮", paid: [[on("12-03"), "50"]] });
  await aFlow(fund, { kind: "investment", day: `${next.from.slice(0, 4)}-01-01`, money: "7", deal: later });
  const officer = await fundOfficer();
  for (const basis of ["decided", "paid"] as Basis[])
    for (const when of [period, next]) {
      const rows = await figureRows(officer, when, basis);
      const { count, yuan } = await newInvestments(officer, when, basis);
      expect(rows.reduce((sum, row) => sum + (row.yuan ?? 0), 0)).toBe(yuan);
      expect(new Set(rows.filter(({ isNew }) => isNew).map(({ identity }) => identity)).size).toBe(count);
    }
  expect(await newInvestments(officer, period, "paid")).toMatchObject({ count: 4, yuan: 302_500_000 });
});
