import { sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import {
  fundCommitments,
  fundDeals,
  fundFlows,
  funds,
  fundValuations,
  investmentRounds,
  leveragedCapital,
  listedCompanies,
  listingCases,
  listingMilestones,
} from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { randomCode } from "@/lib/fields/codes";
import { aCompany, anAmount } from "./builders";
import { dayOf, type Ground } from "./builders-figures";

const yuan = (yi: string) => anAmount(`${yi}亿`);

async function added<T extends PgTable>(tx: Transaction, table: T, row: T["$inferInsert"]) {
  const [made] = await tx
    .insert(table)
    .values(row as never)
    .returning({ id: sql<number>`id`.mapWith(Number) });
  if (!made) throw new Error("nothing was added");
  return made.id;
}

/**
 * One small matrix: a mother fund of 10 亿 (2 亿 of it the government's), of which 6.4 亿 are paid in, and a sub-fund it
 * feeds. Three funds join one company's round, which counts once; a follow-on adds money only; another company was first
 * paid the year before and has gone.
 */
export async function tellFundYear({ year, unit }: Ground, projectId: number) {
  const on = dayOf(year);
  const [alpha, beta] = [await aCompany(), await aCompany()];
  await asSystem("system.demo", async (tx) => {
    const aFund = (layer: string) =>
      added(tx, funds, {
        code: randomCode("JJ"),
        name: randomCode("基金"),
        nameKey: randomCode("k"),
        unitId: unit.id,
        layer,
      });
    const [mother, sub, special] = [await aFund("mother"), await aFund("sub"), await aFund("special")];
    const promise = (fundId: number, moneyKind: string, amount: string, fromFundId?: number) =>
      added(tx, fundCommitments, {
        ...{
          fundId,
          contributor: moneyKind,
          moneyKind,
          committed: yuan(amount),
          committedOn: on("01-05", -1),
        },
        ...(fromFundId ? { fromFundId } : {}),
      });
    const government = await promise(mother, "government", "2");
    const social = await promise(mother, "social", "8");
    const inner = await promise(sub, "soe", "3", mother);
    const flow = (fundId: number, kind: string, day: string, amount: string, more: object = {}) =>
      added(tx, fundFlows, {
        ...{ code: randomCode("LS"), fundId, kind, happenedOn: day, money: yuan(amount) as never },
        ...more,
      });
    await flow(mother, "contribution", on("02-01", -1), "1.4", { commitmentId: government });
    await flow(mother, "contribution", on("02-01", -1), "5", { commitmentId: social });
    await flow(sub, "contribution", on("03-01", -1), "3", { commitmentId: inner });
    const round = (companyId: number, name: string, more: object = {}) =>
      added(tx, investmentRounds, { companyId, name, unitId: unit.id, chainCode: "XCL", ...more });
    const deal = (fundId: number, roundId: number, paid: string, more: object = {}) =>
      added(tx, fundDeals, {
        ...{ code: randomCode("TZ"), fundId, roundId, stage: "PAID", firstPaidOn: paid, agreed: yuan("1") },
        ...{ agreedOn: on("01-20"), decided: yuan("1"), decidedOn: on("01-10"), ...more },
      });
    const roundA = await round(alpha.id, "A轮", { projectId });
    for (const [fund, amount] of [
      [mother, "1"],
      [sub, "0.6"],
      [special, "0.4"],
    ] as const) {
      const dealId = await deal(fund, roundA, on("03-01"));
      await flow(fund, "investment", on("03-01"), amount, { dealId });
    }
    const roundB = await round(alpha.id, "B轮");
    const followOn = await deal(sub, roundB, on("09-01"));
    await flow(sub, "investment", on("09-01"), "1", { dealId: followOn });
    const old = await round(beta.id, "天使轮");
    const gone = await deal(sub, old, on("06-01", -1), {
      ...{ agreedOn: on("05-20", -1), decidedOn: on("05-10", -1), exitedOn: on("10-01") },
    });
    await flow(sub, "investment", on("06-01", -1), "0.5", { dealId: gone });
    await flow(sub, "exit", on("10-01"), "1", { dealId: gone });
    await added(tx, fundValuations, { dealId: followOn, valuedOn: on("12-01"), worth: yuan("0.8") as never });
    const beside = (roundId: number, kind: string, paid: string, happenedOn: string) =>
      added(tx, leveragedCapital, {
        roundId,
        source: kind,
        kind,
        paid: yuan(paid),
        promised: yuan("4"),
        happenedOn,
      });
    await beside(roundA, "equity", "3", on("03-15"));
    await beside(roundB, "loan", "3", on("09-15"));
    await added(tx, leveragedCapital, {
      ...{ roundId: roundB, source: "owner", kind: "owner", paid: anAmount("待定"), promised: yuan("4") },
    });
  });
}

/** Four listed companies, one of them gone again, and three on their way: tutored, under review, and one set aside. */
export async function tellListingYear({ year, unit }: Ground) {
  const on = dayOf(year);
  const listed = (listedOn: string, more: object = {}) => ({
    ...{ code: randomCode("SS"), unitId: unit.id, companyName: randomCode("公司"), board: "STAR", listedOn },
    ...more,
  });
  const companies = await Promise.all(Array.from({ length: 7 }, () => aCompany()));
  const [a, b, c, d, e, f, g] = companies.map(({ id }) => id) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  await asSystem("system.demo", async (tx) => {
    await tx.insert(listedCompanies).values([
      { ...listed(on("05-05", -2)), companyId: a, proceeds: yuan("10"), localProceeds: yuan("9") },
      { ...listed(on("05-05", -1), { delistedOn: on("06-01") }), companyId: b },
      { ...listed(on("04-01")), companyId: c, proceeds: yuan("8"), localProceeds: yuan("6") },
      { ...listed(on("12-31")), companyId: d, proceeds: yuan("10.6") },
    ]);
    const aCase = async (companyId: number, tier: string | null, stages: readonly string[]) => {
      const caseId = await added(tx, listingCases, {
        ...{
          code: randomCode("SB"),
          companyId,
          unitId: unit.id,
          tier,
          companyName: randomCode("后备"),
          stage: stages.at(-1) ?? "POOL",
        },
      });
      for (const stage of stages)
        await added(tx, listingMilestones, { caseId, stage, actualOn: on("03-03") });
      return caseId;
    };
    await aCase(e, "PLANNED", ["TUTOR"]);
    await aCase(f, "PLANNED", ["TUTOR", "ACCEPT", "INQUIRY"]);
    await aCase(g, "RESERVE", []);
  });
}
