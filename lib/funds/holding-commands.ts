import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { fundValuations, leveragedCapital } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { leverageFields, valuationFields } from "./fields";
import type { LeverageInput, RowTarget, ValuationInput } from "./input";
import { addPart, claimFile, removePart, revisePart, standingPart } from "./parts";
import { dealInReach, dealTitle, fundInReach } from "./reach";

/** Capital drawn in beside the funds, on the round of this deal: once, however many funds joined it. */
export function logLeverage(
  viewer: Viewer,
  dealCode: string,
  { capital, fileKey }: { capital: LeverageInput; fileKey: string | null },
  once?: string,
  tx?: Transaction,
): Promise<number> {
  return change(
    viewer,
    "deal.lever",
    async (open, record) => {
      const found = await dealInReach(open, viewer, "deal.lever", dealCode);
      requirePast(capital.happenedOn, "happenedOn");
      const fileId = await claimFile(open, viewer, fileKey, paperOf(found.deal.id));
      const values = { ...capital, roundId: found.round.id, fileId };
      const told = { label: `${dealTitle(found)} ${capital.source}` };
      return (await addPart(open, viewer, leveragedCapital, values, record, told)).id;
    },
    { tx, once: once ? { key: once, input: { ...capital, fileKey, dealCode } } : undefined },
  );
}

export function reviseLeverage(
  viewer: Viewer,
  { code, id, version }: RowTarget,
  { capital, fileKey }: { capital: LeverageInput; fileKey: string | null },
): Promise<void> {
  return change(viewer, "deal.lever", async (tx, record) => {
    const found = await dealInReach(tx, viewer, "deal.lever", code);
    requirePast(capital.happenedOn, "happenedOn");
    const owner = { column: leveragedCapital.roundId, id: found.round.id };
    const before = await standingPart(tx, leveragedCapital, { id }, owner);
    const fileId = await claimFile(tx, viewer, fileKey, paperOf(found.deal.id));
    const set = { ...capital, ...(fileId === null ? {} : { fileId }) };
    await revisePart(tx, viewer, leveragedCapital, { before, version, set }, record, {
      label: `${dealTitle(found)} ${capital.source}`,
      values: (row) => rawOf(leverageFields, row as never),
    });
  });
}

export function removeLeverage(viewer: Viewer, { code, id, version }: RowTarget): Promise<void> {
  return change(viewer, "deal.lever", async (tx, record) => {
    const found = await dealInReach(tx, viewer, "deal.lever", code);
    const owner = { column: leveragedCapital.roundId, id: found.round.id };
    const before = await standingPart(tx, leveragedCapital, { id }, owner);
    const told = { label: `${dealTitle(found)} ${before.source}` };
    await removePart(tx, viewer, leveragedCapital, { before, version }, record, told);
  });
}

const paperOf = (id: number) => ({ entity: "fund_deals", id, field: "fileKey" }) as const;

function requirePast(day: string | null, field: string) {
  if (day !== null && day > today())
    throw new Unacceptable("日期不能晚于今天", { [field]: "日期不能晚于今天" });
}

/** A fund's net assets on a day, as its manager reports them. */
export function valueFund(
  viewer: Viewer,
  fundCode: string,
  input: ValuationInput,
  once?: string,
  tx?: Transaction,
): Promise<number> {
  return change(
    viewer,
    "fund.value",
    async (open, record) => {
      const fund = await fundInReach(open, viewer, "fund.value", fundCode);
      requirePast(input.valuedOn, "valuedOn");
      const values = { ...input, worth: requireWorth(input), fundId: fund.id };
      await refuseTwin(open, { column: fundValuations.fundId, id: fund.id }, input.valuedOn, null);
      return (await addPart(open, viewer, fundValuations, values, record, labelled(fund.name))).id;
    },
    { tx, once: once ? { key: once, input: { ...input, fundCode } } : undefined },
  );
}

export function reviseFundValue(
  viewer: Viewer,
  { code, id, version }: RowTarget,
  input: ValuationInput,
): Promise<void> {
  return change(viewer, "fund.value", async (tx, record) => {
    const fund = await fundInReach(tx, viewer, "fund.value", code);
    requirePast(input.valuedOn, "valuedOn");
    const owner = { column: fundValuations.fundId, id: fund.id };
    const before = await standingPart(tx, fundValuations, { id }, owner);
    const seen = { before, version, set: { ...input, worth: requireWorth(input) } };
    await refuseTwin(tx, owner, input.valuedOn, id);
    const told = { ...labelled(fund.name), values: valuationRaw };
    await revisePart(tx, viewer, fundValuations, seen, record, told);
  });
}

export function removeFundValue(viewer: Viewer, { code, id, version }: RowTarget): Promise<void> {
  return change(viewer, "fund.value", async (tx, record) => {
    const fund = await fundInReach(tx, viewer, "fund.value", code);
    const owner = { column: fundValuations.fundId, id: fund.id };
    const before = await standingPart(tx, fundValuations, { id }, owner);
    await removePart(tx, viewer, fundValuations, { before, version }, record, labelled(fund.name));
  });
}

/** What a holding is worth on a day: the fund's own share of it. */
export function valueDeal(
  viewer: Viewer,
  dealCode: string,
  input: ValuationInput,
  once?: string,
  tx?: Transaction,
): Promise<number> {
  return change(
    viewer,
    "deal.value",
    async (open, record) => {
      const found = await dealInReach(open, viewer, "deal.value", dealCode);
      requirePast(input.valuedOn, "valuedOn");
      if (!found.deal.firstPaidOn) throw new Unacceptable("还没有打款，没有持有的份额可以估值");
      const values = { ...input, worth: requireWorth(input), dealId: found.deal.id };
      const told = labelled(dealTitle(found));
      await refuseTwin(open, { column: fundValuations.dealId, id: found.deal.id }, input.valuedOn, null);
      return (await addPart(open, viewer, fundValuations, values, record, told)).id;
    },
    { tx, once: once ? { key: once, input: { ...input, dealCode } } : undefined },
  );
}

export function reviseDealValue(
  viewer: Viewer,
  { code, id, version }: RowTarget,
  input: ValuationInput,
): Promise<void> {
  return change(viewer, "deal.value", async (tx, record) => {
    const found = await dealInReach(tx, viewer, "deal.value", code);
    requirePast(input.valuedOn, "valuedOn");
    const owner = { column: fundValuations.dealId, id: found.deal.id };
    const before = await standingPart(tx, fundValuations, { id }, owner);
    const seen = { before, version, set: { ...input, worth: requireWorth(input) } };
    const told = { ...labelled(dealTitle(found)), values: valuationRaw };
    await refuseTwin(tx, owner, input.valuedOn, id);
    await revisePart(tx, viewer, fundValuations, seen, record, told);
  });
}

export function removeDealValue(viewer: Viewer, { code, id, version }: RowTarget): Promise<void> {
  return change(viewer, "deal.value", async (tx, record) => {
    const found = await dealInReach(tx, viewer, "deal.value", code);
    const owner = { column: fundValuations.dealId, id: found.deal.id };
    const before = await standingPart(tx, fundValuations, { id }, owner);
    await removePart(tx, viewer, fundValuations, { before, version }, record, labelled(dealTitle(found)));
  });
}

const labelled = (name: string) => ({ label: `${name} 估值` });

const valuationRaw = (row: typeof fundValuations.$inferSelect) => rawOf(valuationFields, row as never);

/** Required by the form already; the column wants it said again. */
function requireWorth({ worth }: ValuationInput) {
  if (!worth) throw new Unacceptable("请填写估值", { worth: "请填写估值" });
  return worth;
}

/** One value a day: a second one is a correction of the first. */
async function refuseTwin(
  tx: Transaction,
  owner: { column: PgColumn; id: number },
  day: string,
  ownId: number | null,
) {
  const [twin] = await tx
    .select({ id: fundValuations.id })
    .from(fundValuations)
    .where(
      and(eq(owner.column, owner.id), eq(fundValuations.valuedOn, day), isNull(fundValuations.deletedAt)),
    );
  if (twin && twin.id !== ownId)
    throw new Unacceptable("这一天已有估值；要更正请修改那一条", { valuedOn: "这一天已有估值" });
}
