import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listedCompanies, listingCases, listingMilestones } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { requireKnownCodes } from "@/lib/dictionaries/commands";
import { randomCode } from "@/lib/fields/codes";
import { rawOf } from "@/lib/fields/input";
import { searchTextOf } from "@/lib/search/search-text";
import { companyNamesFor } from "./adding";
import { listedFields } from "./fields";
import type { AdvanceInput, ListedInput } from "./input";
import { type ListedCompany, type ListingCase, listedInReach } from "./reach";
import { isListingBoard } from "./rules";
import { milestonesOfCase, refreshCase, setMilestone } from "./stage-cache";

/** The shares of a company on one board; answers with its code. */
export function logListed(
  viewer: Viewer,
  listed: ListedInput,
  { once, tx, caseId = null }: { once?: string; tx?: Transaction; caseId?: number | null } = {},
): Promise<string> {
  return change(
    viewer,
    "listed.log",
    async (open, record) => {
      if (!reaches(viewer, "listed.log", listed)) throw new Refused("不能替其他单位登记上市公司");
      await requireKnownCodes(open, listedFields, listed);
      refuseOddDays(listed);
      await refuseSameBoard(open, listed, null);
      const names = await companyNamesFor(open, viewer, [listed.companyId]);
      const companyName = names.get(listed.companyId) ?? "";
      const code = randomCode("GS");
      const [added] = await open
        .insert(listedCompanies)
        .values({
          ...listed,
          ...derivedOf(listed, companyName, code),
          code,
          caseId,
          createdBy: viewer.userId,
          updatedBy: viewer.userId,
        })
        .returning();
      if (!added) throw new Missing();
      record(listedCompanies, null, added, { label: companyName });
      return added.code;
    },
    { tx, once: once ? { key: once, input: listed } : undefined },
  );
}

export const derivedOf = (
  listed: Pick<ListedInput, "stockName" | "stockCode">,
  companyName: string,
  code: string,
) => ({
  companyName,
  searchText: searchTextOf(companyName, listed.stockName, listed.stockCode, code),
});

/** A case that reaches 上市 stands in the register from that moment; correcting its day corrects the register's. */
export async function logListedOfCase(
  viewer: Viewer,
  listing: ListingCase,
  { actualOn, shares }: Pick<AdvanceInput, "actualOn" | "shares">,
  tx: Transaction,
): Promise<void> {
  if (!listing.board)
    throw new Unacceptable("请先在档案里填写拟上市板块，再填报上市", { stage: "缺拟上市板块" });
  const known = await listedOfCase(tx, listing.id);
  const facts = shares ?? { stockCode: null, stockName: null, proceeds: null, localProceeds: null };
  const { companyId, unitId, board } = listing;
  if (!known) {
    const listed = { companyId, unitId, board, ...facts, listedOn: actualOn, ...stillListed };
    await logListed(viewer, listed, { tx, caseId: listing.id });
    return;
  }
  const input = { ...known, ...(shares ? facts : {}), listedOn: actualOn };
  await reviseListed(
    viewer,
    { code: known.code, version: known.version, listed: pickListed(input as never) },
    { tx },
  );
}

const stillListed = { delistedOn: null, delistReason: null, note: null };

const pickListed = (row: ListedInput): ListedInput =>
  Object.fromEntries(
    Object.keys(listedFields).map((key) => [key, row[key as keyof ListedInput]]),
  ) as ListedInput;

async function listedOfCase(tx: Transaction, caseId: number): Promise<ListedCompany | null> {
  const [known] = await tx
    .select()
    .from(listedCompanies)
    .where(and(eq(listedCompanies.caseId, caseId), isNull(listedCompanies.deletedAt)));
  return known ?? null;
}

export type ListedRevision = { code: string; version: number; listed: ListedInput };

/** Facts, or that it was delisted and why: 累计 stays, 现有 falls. The case behind it follows. */
export function reviseListed(
  viewer: Viewer,
  { code, version, listed }: ListedRevision,
  { tx }: { tx?: Transaction } = {},
): Promise<string> {
  return change(
    viewer,
    "listed.revise",
    async (open, record) => {
      const before = await listedInReach(open, viewer, "listed.revise", code);
      if (before.version !== version) throw await staleListed(open, before.id);
      await requireKnownCodes(open, listedFields, listed, before);
      refuseOddDays(listed);
      await refuseSameBoard(open, listed, before.id);
      if (before.caseId && listed.companyId !== before.companyId)
        throw new Unacceptable("这一条由后备档案转来，企业不能改", { companyId: "不能改" });
      const names = await companyNamesFor(open, viewer, [listed.companyId]);
      const companyName = names.get(listed.companyId) ?? before.companyName;
      const [after] = await open
        .update(listedCompanies)
        .set({ ...listed, ...derivedOf(listed, companyName, code), ...touched(listedCompanies, viewer) })
        .where(isVersion(listedCompanies, before.id, version))
        .returning();
      if (!after) throw await staleListed(open, before.id);
      record(listedCompanies, before, after, { label: companyName });
      if (after.listedOn !== before.listedOn || after.board !== before.board)
        await tellCase(open, viewer, after, record);
      return after.code;
    },
    { tx },
  );
}

/** The case carries the day and the board of its listing; a removed listing takes the stage with it. */
async function tellCase(tx: Transaction, viewer: Viewer, listed: ListedCompany, record: Recorder) {
  if (!listed.caseId) return;
  const [listing] = await tx
    .select()
    .from(listingCases)
    .where(eq(listingCases.id, listed.caseId))
    .for("update");
  const milestone = (await milestonesOfCase(tx, listed.caseId)).find(({ stage }) => stage === "LISTED");
  if (!listing || !milestone) return;
  const actualOn = listed.deletedAt ? null : listed.listedOn;
  if (milestone.actualOn === actualOn && listing.board === listed.board) return;
  const after = await setMilestone(tx, viewer, milestone, { actualOn });
  record(listingMilestones, milestone, after, { label: `${listing.companyName} LISTED` });
  const set = listed.deletedAt ? { tier: "PLANNED" } : { board: listed.board };
  await refreshCase(tx, viewer, listing, record, set);
}

/** A wrong entry; a company that left the exchange is delisted instead. */
export function removeListed(viewer: Viewer, code: string, version: number): Promise<void> {
  return change(viewer, "listed.remove", async (tx, record) => {
    const before = await listedInReach(tx, viewer, "listed.remove", code);
    const [after] = await tx
      .update(listedCompanies)
      .set({ deletedAt: sql`now()`, ...touched(listedCompanies, viewer) })
      .where(isVersion(listedCompanies, before.id, version))
      .returning();
    if (!after) throw await staleListed(tx, before.id);
    record(listedCompanies, before, after, { label: after.companyName });
    await tellCase(tx, viewer, after, record);
  });
}

function refuseOddDays({ board, listedOn, delistedOn, delistReason }: ListedInput) {
  if (!isListingBoard(board))
    throw new Unacceptable("新三板是挂牌，不算上市；请在后备档案里填报“新三板挂牌”", {
      board: "新三板不计入上市公司",
    });
  if (listedOn > today()) throw new Unacceptable("上市日期不能晚于今天", { listedOn: "不能晚于今天" });
  if (!delistedOn) {
    if (delistReason) throw new Unacceptable("填了退市原因，请补退市日期", { delistedOn: "请填写退市日期" });
    return;
  }
  if (!delistReason) throw new Unacceptable("请写明退市原因", { delistReason: "请写明退市原因" });
  if (delistedOn < listedOn)
    throw new Unacceptable("退市日期不能早于上市日期", { delistedOn: "早于上市日期" });
  if (delistedOn > today()) throw new Unacceptable("退市日期不能晚于今天", { delistedOn: "不能晚于今天" });
}

async function refuseSameBoard(tx: Transaction, { companyId, board }: ListedInput, ownId: number | null) {
  const [twin] = await tx
    .select({ code: listedCompanies.code })
    .from(listedCompanies)
    .where(
      and(
        eq(listedCompanies.companyId, companyId),
        eq(listedCompanies.board, board),
        isNull(listedCompanies.deletedAt),
        ownId ? ne(listedCompanies.id, ownId) : undefined,
      ),
    );
  if (twin)
    throw new Unacceptable(`这家企业在这个板块已登记（${twin.code}），请直接修改那一条`, {
      board: "这个板块已登记",
    });
}

async function staleListed(tx: Transaction, id: number): Promise<Stale> {
  const [now] = await tx.select().from(listedCompanies).where(eq(listedCompanies.id, id));
  if (!now) return new Stale();
  return new Stale({
    ...(await lastEditor(tx, "listed_companies", id)),
    version: now.version,
    values: rawOf(listedFields, now as never),
  });
}
