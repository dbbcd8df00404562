import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { fundCommitments, fundDeals, fundFlows, funds } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { randomCode } from "@/lib/fields/codes";
import { rawOf } from "@/lib/fields/input";
import { nameKey } from "@/lib/fields/text";
import { searchTextOf } from "@/lib/search/search-text";
import { fundFields } from "./fields";
import type { FundInput } from "./input";
import { isUsed } from "./parts";
import { type Fund, fundInReach } from "./reach";
import { forbiddenName, isForbiddenName } from "./rules";

const derived = (input: FundInput, code: string) => ({
  nameKey: nameKey(input.name),
  searchText: searchTextOf(input.name, input.shortName, input.manager, input.registrationNumber, code),
});

/** A new fund of the matrix. Answers with its code. */
export function logFund(viewer: Viewer, input: FundInput, once?: string, tx?: Transaction): Promise<string> {
  return change(
    viewer,
    "fund.log",
    async (open, record) => {
      if (!reaches(viewer, "fund.log", input)) throw new Refused("不能替其他单位登记基金");
      refuseForbiddenName(input.name);
      await refuseTwin(open, input, null);
      await requireParent(open, input, null);
      const code = randomCode("JJ");
      const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
      const [added] = await open
        .insert(funds)
        .values({ ...input, ...derived(input, code), code, ...by })
        .returning();
      if (!added) throw new Missing();
      record(funds, null, added);
      return added.code;
    },
    { tx, once: once ? { key: once, input } : undefined },
  );
}

export function reviseFund(
  viewer: Viewer,
  code: string,
  version: number,
  input: FundInput,
  tx?: Transaction,
): Promise<string> {
  return change(
    viewer,
    "fund.revise",
    async (open, record) => {
      const before = await fundInReach(open, viewer, "fund.revise", code);
      if (!reaches(viewer, "fund.revise", input)) throw new Refused("不能把基金转给其他单位");
      refuseForbiddenName(input.name);
      await refuseTwin(open, input, before.id);
      await requireParent(open, input, before);
      const [after] = await open
        .update(funds)
        .set({ ...input, ...derived(input, code), ...touched(funds, viewer) })
        .where(isVersion(funds, before.id, version))
        .returning();
      if (!after) throw await staleFund(open, before);
      record(funds, before, after);
      return after.code;
    },
    { tx },
  );
}

/** Only a fund nothing hangs on: money that moved is history and stays. */
export function removeFund(viewer: Viewer, code: string, version: number): Promise<void> {
  return change(viewer, "fund.remove", async (tx, record) => {
    const before = await fundInReach(tx, viewer, "fund.remove", code);
    const uses: [boolean, string][] = [
      [await isUsed(tx, funds, funds.parentId, before.id), "还有下级基金，请先改挂或删除下级基金"],
      [
        await isUsed(tx, fundDeals, fundDeals.fundId, before.id),
        "已有投资项目，不能删除；清算的基金请改状态",
      ],
      [
        await isUsed(tx, fundFlows, fundFlows.fundId, before.id),
        "已有现金流，不能删除；请先删除登记错的流水",
      ],
      [
        await isUsed(tx, fundCommitments, fundCommitments.fundId, before.id),
        "已有认缴，不能删除；请先删除认缴",
      ],
      [
        await isUsed(tx, fundCommitments, fundCommitments.fromFundId, before.id),
        "已对其他基金认缴，不能删除；请先更正那只基金的认缴",
      ],
    ];
    const inUse = uses.find(([used]) => used);
    if (inUse) throw new Unacceptable(`${before.name}${inUse[1]}`);
    const [after] = await tx
      .update(funds)
      .set({ deletedAt: sql`now()`, ...touched(funds, viewer) })
      .where(isVersion(funds, before.id, version))
      .returning();
    if (!after) throw await staleFund(tx, before);
    record(funds, before, after);
  });
}

function refuseForbiddenName(name: string) {
  if (isForbiddenName(name)) throw new Unacceptable(forbiddenName, { name: "请改用备案的基金名称" });
}

async function refuseTwin(tx: Transaction, input: FundInput, ownId: number | null) {
  const [twin] = await tx
    .select({ name: funds.name, code: funds.code })
    .from(funds)
    .where(
      and(
        eq(funds.nameKey, nameKey(input.name)),
        isNull(funds.deletedAt),
        ownId === null ? undefined : ne(funds.id, ownId),
      ),
    );
  if (twin)
    throw new Unacceptable(`已登记“${twin.name}”（${twin.code}），请直接使用`, {
      name: `已登记为 ${twin.code}`,
    });
}

/** The fund above must stand, and must not lie below this one. */
async function requireParent(tx: Transaction, { parentId }: FundInput, own: Fund | null) {
  if (parentId === null) return;
  const above = await tx.execute<{ id: number; parent_id: number | null }>(sql`
    with recursive up as (
      select id, parent_id, 1 as depth from ${funds} where id = ${parentId} and deleted_at is null
      union all
      select f.id, f.parent_id, up.depth + 1 from up join ${funds} f on f.id = up.parent_id where up.depth < 20
    ) select id, parent_id from up`);
  if (above.length === 0)
    throw new Unacceptable("上级基金不存在，请重新选择", { parentId: "请重新选择上级基金" });
  if (own && above.some(({ id }) => Number(id) === own.id))
    throw new Unacceptable("上级基金不能是本基金或它的下级，否则层级会成环", {
      parentId: "不能选本基金或它的下级",
    });
}

async function staleFund(tx: Transaction, { id }: Fund): Promise<Stale> {
  const [now] = await tx.select().from(funds).where(eq(funds.id, id));
  if (!now) return new Stale();
  return new Stale({
    ...(await lastEditor(tx, "funds", id)),
    version: now.version,
    values: rawOf(fundFields, now as never),
  });
}
