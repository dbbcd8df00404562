import { randomInt } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { fundDeals, fundFlows, funds, investmentRounds, leveragedCapital } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { aCompany, anAmount, viewerOf } from "@/lib/demo/builders";
import { aFreshUnit } from "@/lib/demo/builders-figures";
import { randomCode } from "@/lib/fields/codes";
import { leverageOf, newInvestments } from "@/lib/funds/figures";
import type { Basis } from "@/lib/funds/rules";
import { showYi } from "@/lib/money/yuan";
import type { Unit } from "@/lib/units/queries";
import type { ProducedCode } from "./definitions";
import { figuresOf } from "./queries";

/** Three years in which nothing else happens: half a millennium before anybody else's. */
const year = randomInt(1_000, 1_800);
const seed = randomInt(1_000_000);
let state = seed;
const draw = (below: number): number => {
  state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
  return Math.floor((state / 4_294_967_296) * below);
};
const two = (n: number) => String(n).padStart(2, "0");
const drawDay = () => `${year + draw(3)}-${two(1 + draw(12))}-${two(1 + draw(28))}`;
const drawMoney = () => anAmount(["待定", "3000", "1.2亿", "8500", "约5000"][draw(5)] ?? "1");
const maybe = <T>(value: T): T | null => (draw(4) === 0 ? null : value);

let leader: Viewer;
let county: Viewer;

/** Thirty companies; five funds; rounds here and there, some given up. */
async function tellThreeYears(places: readonly Unit[]) {
  const firms = await Promise.all(Array.from({ length: 30 }, () => aCompany()));
  await asSystem("system.demo", async (tx) => {
    const made = await tx
      .insert(funds)
      .values(
        Array.from({ length: 5 }, () => ({
          ...{ code: randomCode("JJ"), name: randomCode("基金"), nameKey: randomCode("k"), layer: "sub" },
          unitId: places[0]?.id ?? 0,
        })),
      )
      .returning({ id: funds.id });
    for (let i = 0; i < 40; i += 1) {
      const [round] = await tx
        .insert(investmentRounds)
        .values({
          ...{ companyId: firms[draw(30)]?.id ?? 0, name: `第${i}轮` },
          ...{
            unitId: places[draw(places.length)]?.id ?? 0,
            chainCode: maybe(["XCL", "XNY"][draw(2)] ?? ""),
          },
        })
        .returning();
      if (!round) continue;
      for (const { id: fundId } of made.slice(0, 1 + draw(4))) {
        const paid = Array.from({ length: draw(3) }, drawDay).sort();
        const [deal] = await tx
          .insert(fundDeals)
          .values({
            ...{ code: randomCode("TZ"), fundId, roundId: round.id, firstPaidOn: paid[0] ?? null },
            ...{ decided: drawMoney(), decidedOn: maybe(drawDay()), agreed: drawMoney() },
            ...{ agreedOn: maybe(drawDay()), endedOn: draw(5) === 0 ? `${year + 2}-12-31` : null },
          })
          .returning();
        for (const happenedOn of paid)
          await tx.insert(fundFlows).values({
            ...{ code: randomCode("LS"), fundId, dealId: deal?.id, kind: "investment", happenedOn },
            money: anAmount(`${1 + draw(9_000)}`) as never,
          });
      }
      for (let n = draw(4); n > 0; n -= 1)
        await tx.insert(leveragedCapital).values({
          ...{ roundId: round.id, source: `出资人${n}`, kind: ["equity", "loan", "owner"][draw(3)] ?? "" },
          ...{ promised: maybe(drawMoney()), paid: maybe(drawMoney()), happenedOn: maybe(drawDay()) },
        });
    }
  });
}

beforeAll(async () => {
  const [one, other] = [await aFreshUnit(), await aFreshUnit()];
  await tellThreeYears([one, other]);
  leader = await viewerOf({ role: "leader", unit: "330800" });
  county = await viewerOf({ role: "countyReviewer", unit: one.code });
}, 60_000);

const valuesOf = async (viewer: Viewer, code: ProducedCode, from: string, to: string) => {
  const [found] = await figuresOf(viewer, { period: "custom", from, to, unit: null }, [code]);
  return (found?.readings ?? []).map(({ value, notes }) => ({ value, notes }));
};

/** A sum of rows of which none is known is no number, where the other says how many are in no sum. */
const expectSum = (shown: string | null | undefined, yuan: number) =>
  expect(shown === "—" ? "0" : shown, `seed ${seed}`).toBe(showYi(yuan));

describe.each(["leader", "county"] as const)("a %s", (who) => {
  const viewer = () => (who === "leader" ? leader : county);

  test.each([
    [`${year}-01-01`, `${year}-12-31`],
    [`${year + 1}-01-01`, `${year + 1}-12-31`],
    [`${year}-07-01`, `${year + 2}-03-31`],
  ])(
    "reads the same investments and leverage in the funds and in the reports, %s to %s",
    async (from, to) => {
      const period = { from, to };
      for (const [i, basis] of (["paid", "agreed", "decided"] as Basis[]).entries()) {
        const { count, yuan } = await newInvestments(viewer(), period, basis);
        expect((await valuesOf(viewer(), "F01", from, to))[i]?.value, `${basis}, seed ${seed}`).toBe(
          String(count),
        );
        expectSum((await valuesOf(viewer(), "F02", from, to))[i]?.value, yuan);
      }
      const [paid, promised] = await Promise.all([
        leverageOf(viewer(), period, "paid"),
        leverageOf(viewer(), period, "agreed"),
      ]);
      const [placed, equity, meant] = await valuesOf(viewer(), "F03", from, to);
      expectSum(placed?.value, paid.leveraged);
      expectSum(equity?.value, paid.byKind.find(({ kind }) => kind === "equity")?.paid ?? 0);
      expectSum(meant?.value, promised.leveraged);
      const left = (placed?.notes ?? []).find((note) => note.includes("没有到位日期"));
      expect(left ?? null).toBe(paid.undated > 0 ? `${paid.undated} 个没有到位日期，未计入` : null);
      expect((await valuesOf(viewer(), "F04", from, to)).slice(0, 3).map(({ value }) => value)).toEqual(
        paid.readings.map(({ ratio }) => ratio?.toFixed(2) ?? "—"),
      );
    },
  );
});

test("three years add up: no row of leverage and no new company is counted in two of them", async () => {
  const years = [0, 1, 2].map((n) => ({ from: `${year + n}-01-01`, to: `${year + n}-12-31` }));
  const whole = { from: `${year}-01-01`, to: `${year + 2}-12-31` };
  for (const basis of ["paid", "agreed", "decided"] as Basis[]) {
    const parts = await Promise.all(
      years.map(
        async (one) =>
          [await newInvestments(leader, one, basis), await leverageOf(leader, one, basis)] as const,
      ),
    );
    const sum = (of: (part: (typeof parts)[number]) => number) =>
      parts.reduce((total, part) => total + of(part), 0);
    const [money, drawn] = [
      await newInvestments(leader, whole, basis),
      await leverageOf(leader, whole, basis),
    ];
    expect(
      sum(([one]) => one.count),
      `seed ${seed}`,
    ).toBe(money.count);
    expect(sum(([one]) => one.newYuan)).toBe(money.newYuan);
    expect(sum(([, one]) => one.leveraged)).toBe(drawn.leveraged);
  }
});
