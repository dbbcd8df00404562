import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/date/day";
import { type DatedFlow, xirr } from "./xirr";

/** `-10000@2008-01-01;2750@2008-03-01` */
const flowsOf = (text: string): DatedFlow[] =>
  text.split(";").map((one) => {
    const [amount = "", on = ""] = one.split("@");
    return { amount: Number(amount), on };
  });

const worthAt = (flows: readonly DatedFlow[], rate: number): number => {
  const first = [...flows].sort((a, b) => (a.on < b.on ? -1 : 1))[0]?.on ?? "";
  const days = (on: string) => (Date.parse(on) - Date.parse(first)) / 86_400_000;
  return flows.reduce((sum, { on, amount }) => sum + amount / (1 + rate) ** (days(on) / 365), 0);
};

describe("a fund officer reads the rate a spreadsheet would give", () => {
  test.each([
    [
      "-10000@2008-01-01;2750@2008-03-01;4250@2008-10-30;3250@2009-02-15;2750@2009-04-01",
      0.373362535,
      "the public spreadsheet example",
    ],
    ["-100@2021-01-01;-50@2022-01-01;30@2023-01-01;200@2024-01-01", 0.182913, "two calls, two returns"],
    [
      "-3000@2021-03-31;-2000@2022-03-31;1000@2023-06-30;6200@2025-12-31",
      0.095883,
      "a fund with its net assets as the last inflow",
    ],
    ["-5000@2022-06-01;-3000@2023-06-01;1200@2024-12-15;5400@2026-09-30", -0.051482, "a loss"],
    ["-1000@2010-01-01;1000@2011-01-01", 0, "money back, nothing more"],
    ["-1000@2010-01-01;3000@2011-01-01", 2, "threefold in a year"],
    [
      "-10000@2007-01-12;2500@2008-02-14;2000@2008-03-03;3000@2008-06-14;4000@2008-12-01",
      0.1006437834,
      "days over 365",
    ],
  ])("%s gives %d: %s", (text, rate) => {
    const found = xirr(flowsOf(text));
    expect(found.rate).toBeCloseTo(rate, 6);
    expect(found.roots).toHaveLength(1);
  });
});

describe("no headline rate without exactly one root", () => {
  test.each([
    ["-100@2021-01-01;-50@2022-01-01", "onlyPaid"],
    ["100@2021-01-01;200@2022-01-01", "onlyReceived"],
    ["-100@2021-01-01;200@2021-01-01", "oneDay"],
    ["-100@2021-01-01;100@2021-01-01", "noFlows"],
    ["100@2020-01-01;-150@2021-01-01;120@2022-01-01", "noRoot"],
  ])("%s is empty because of %s", (text, why) => {
    expect(xirr(flowsOf(text))).toEqual({ rate: null, roots: [], why });
  });

  test("flows that turn twice list both rates", () => {
    // 100 − 230/1.1 + 132/1.21 = 0 and 100 − 230/1.2 + 132/1.44 = 0
    const flows = flowsOf("-100@2021-01-01;230@2022-01-01;-132@2023-01-01");
    const found = xirr(flows);
    expect(found).toMatchObject({ rate: null, why: "manyRoots" });
    expect(found.roots.map((root) => Number(root.toFixed(6)))).toEqual([0.1, 0.2]);
  });

  test("three rates of flows that turn three times are all found", () => {
    // 1.43·(x−1)(x−1/1.1)(x−1/1.3) = 1.43x³ − 3.83x² + 3.4x − 1
    const found = xirr(flowsOf("-100@2021-01-01;340@2022-01-01;-383@2023-01-01;143@2024-01-01"));
    expect(found.rate).toBeNull();
    expect(found.roots.map((root) => Number(root.toFixed(6)))).toEqual([0, 0.1, 0.3]);
  });

  test("a curve that touches zero without crossing it has that one rate", () => {
    const found = xirr(flowsOf("-100@2021-01-01;220@2022-01-01;-121@2023-01-01"));
    expect(found.roots.map((root) => Number(root.toFixed(5)))).toEqual([0.1]);
  });
});

/** A generator with a seed: a failure can be run again. */
function* numbers(seed: number): Generator<number> {
  let state = seed;
  for (;;) {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    yield state / 4_294_967_296;
  }
}

const drawnFlows = (next: () => number, count: number): DatedFlow[] =>
  Array.from({ length: count }, () => ({
    on: addDays("2020-01-01", Math.floor(next() * 3_650)),
    amount: Math.round((next() - 0.5) * 2e9),
  }));

describe("whatever the flows", () => {
  const stream = numbers(20_260_101);
  const next = () => stream.next().value as number;

  test("every root makes the flows worth nothing, and a scan finds no crossing that is not listed", () => {
    for (let round = 0; round < 300; round += 1) {
      const flows = drawnFlows(next, 2 + Math.floor(next() * 12));
      const { roots } = xirr(flows);
      const size = flows.reduce((sum, { amount }) => sum + Math.abs(amount), 0);
      for (const root of roots.filter((one) => one > -0.5 && one < 10))
        expect(Math.abs(worthAt(flows, root)) / size).toBeLessThan(1e-7);
      const scanned = crossings(flows);
      const listed = roots.filter((root) => root > -0.9 && root < 5);
      expect(listed.length, JSON.stringify(flows)).toBeGreaterThanOrEqual(scanned);
    }
  });

  test("order and splitting of a day's money change nothing, nor does counting in 万元", () => {
    for (let round = 0; round < 100; round += 1) {
      const flows = drawnFlows(next, 6);
      const turned = [...flows]
        .reverse()
        .flatMap(({ on, amount }) => [
          { on, amount: amount - 10_000 },
          { on, amount: 10_000 },
        ])
        .map(({ on, amount }) => ({ on, amount: amount / 10_000 }));
      const [one, other] = [xirr(flows), xirr(turned)];
      expect(other.roots.length).toBe(one.roots.length);
      one.roots.forEach((root, i) => {
        expect(other.roots[i]).toBeCloseTo(root, 6);
      });
    }
  });

  test("money paid first and received later has exactly one rate, above zero exactly when more came back", () => {
    for (let round = 0; round < 200; round += 1) {
      const paid = drawnFlows(next, 4).map(({ on, amount }) => ({ on, amount: -Math.abs(amount) - 1 }));
      const last = addDays(
        paid
          .map(({ on }) => on)
          .sort()
          .at(-1) ?? "",
        1 + Math.floor(next() * 900),
      );
      const back = { on: last, amount: 1 + Math.floor(next() * 4e9) };
      const found = xirr([...paid, back]);
      const gain = back.amount + paid.reduce((sum, { amount }) => sum + amount, 0);
      if (found.rate === null) continue;
      expect(Math.sign(Math.round(found.rate * 1e9))).toBe(Math.sign(gain));
    }
  });

  test("two hundred flows that turn again and again are answered within a second", () => {
    const flows = Array.from({ length: 200 }, (_, i) => ({
      on: addDays("2010-01-01", i * 30),
      amount: (i % 2 === 0 ? -1 : 1) * (1_000_000 + i * 7_000),
    }));
    const began = performance.now();
    xirr(flows);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

/** How often the worth changes its sign on a fine grid of rates between −90% and 500%. */
function crossings(flows: readonly DatedFlow[]): number {
  const points = Array.from({ length: 1_500 }, (_, i) => Math.sign(worthAt(flows, -0.9 + (i / 1_500) * 5.9)));
  return points.filter((sign, i) => i > 0 && sign !== 0 && points[i - 1] !== 0 && sign !== points[i - 1])
    .length;
}
