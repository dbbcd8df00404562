import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companies, investmentRounds, projectInvestors } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import type { Verb } from "@/lib/auth/policy";
import { reaches, withinReach } from "@/lib/auth/reach";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { requireKnownCodes } from "@/lib/dictionaries/commands";
import { randomCode } from "@/lib/fields/codes";
import { rawOf } from "@/lib/fields/input";
import { companyKey } from "@/lib/fields/text";
import { searchTextOf } from "@/lib/search/search-text";
import { companyFields } from "./fields";
import { tellRenamed } from "./followers";
import type { CompanyInput } from "./input";
import { companyReach } from "./reach";

export type Company = typeof companies.$inferSelect;

const derived = (input: CompanyInput, code: string) => ({
  nameKey: companyKey(input.name),
  searchText: searchTextOf(input.name, input.shortName, input.creditCode, input.groupName, code),
});

/** A new company; the same name recorded twice by one unit is refused with the code of the first. */
export function logCompany(
  viewer: Viewer,
  input: CompanyInput,
  once?: string,
  tx?: Transaction,
): Promise<string> {
  return change(
    viewer,
    "company.log",
    async (open, record) => {
      if (!reaches(viewer, "company.log", input)) throw new Refused("不能替其他单位登记企业");
      await requireKnownCodes(open, companyFields, input);
      await refuseTwin(open, input, null);
      const code = randomCode("QY");
      const [added] = await open
        .insert(companies)
        .values({
          ...input,
          ...derived(input, code),
          code,
          createdBy: viewer.userId,
          updatedBy: viewer.userId,
        })
        .returning();
      if (!added) throw new Missing();
      record(companies, null, added);
      return added.code;
    },
    { tx, once: once ? { key: once, input } : undefined },
  );
}

export function reviseCompany(
  viewer: Viewer,
  code: string,
  version: number,
  input: CompanyInput,
): Promise<string> {
  return change(viewer, "company.revise", async (tx, record) => {
    const before = await companyInReach(tx, viewer, "company.revise", code);
    if (!reaches(viewer, "company.revise", input)) throw new Refused("不能把企业转给其他单位");
    await requireKnownCodes(tx, companyFields, input, before);
    await refuseTwin(tx, input, before.id);
    const [after] = await tx
      .update(companies)
      .set({ ...input, ...derived(input, code), ...touched(companies, viewer) })
      .where(isVersion(companies, before.id, version))
      .returning();
    if (!after) throw await staleCompany(tx, before.id);
    record(companies, before, after);
    if (after.name !== before.name) await tellRenamed(tx, after);
    return after.code;
  });
}

/** 链主: a chain's anchor, named by the city; its record is then visible to every unit. */
export function nameChainLeader(
  viewer: Viewer,
  code: string,
  version: number,
  naming: { isChainLeader: boolean; from: string | null; to: string | null },
): Promise<void> {
  return change(viewer, "company.nameChainLeader", async (tx, record) => {
    const before = await companyInReach(tx, viewer, "company.nameChainLeader", code);
    const { isChainLeader, from, to } = naming;
    if (isChainLeader && !from) throw new Unacceptable("请填写链主认定日期", { from: "请填写认定日期" });
    if (from && to && to < from)
      throw new Unacceptable("到期日不能早于认定日", { to: "到期日不能早于认定日" });
    const [after] = await tx
      .update(companies)
      .set({ isChainLeader, chainLeaderFrom: from, chainLeaderTo: to, ...touched(companies, viewer) })
      .where(isVersion(companies, before.id, version))
      .returning();
    if (!after) throw await staleCompany(tx, before.id);
    record(companies, before, after);
  });
}

export function removeCompany(viewer: Viewer, code: string, version: number): Promise<void> {
  return change(viewer, "company.remove", async (tx, record) => {
    const before = await companyInReach(tx, viewer, "company.remove", code);
    const [used] = await tx
      .select({ id: projectInvestors.id })
      .from(projectInvestors)
      .where(and(eq(projectInvestors.companyId, before.id), isNull(projectInvestors.deletedAt)))
      .limit(1);
    if (used) throw new Unacceptable("这家企业是项目的投资方，不能删除；请先在项目里更换投资方");
    const [round] = await tx
      .select({ id: investmentRounds.id })
      .from(investmentRounds)
      .where(and(eq(investmentRounds.companyId, before.id), isNull(investmentRounds.deletedAt)))
      .limit(1);
    if (round) throw new Unacceptable("这家企业是基金的被投企业，不能删除");
    const [after] = await tx
      .update(companies)
      .set({ deletedAt: sql`now()`, ...touched(companies, viewer) })
      .where(isVersion(companies, before.id, version))
      .returning();
    if (!after) throw await staleCompany(tx, before.id);
    record(companies, before, after);
  });
}

/** Locked until the change ends. `Missing` when it cannot be seen, `Refused` when it can but the verb does not reach it. */
export async function companyInReach(
  tx: Transaction,
  viewer: Viewer,
  verb: Verb,
  code: string,
): Promise<Company> {
  const [seen] = await tx
    .select()
    .from(companies)
    .where(
      and(
        eq(companies.code, code),
        isNull(companies.deletedAt),
        withinReach(viewer, "company.read", companyReach),
      ),
    )
    .for("update");
  if (!seen) throw new Missing();
  if (!reaches(viewer, verb, seen)) throw new Refused("这家企业由其他单位登记，您可以查看但不能修改");
  return seen;
}

async function refuseTwin(tx: Transaction, input: CompanyInput, ownId: number | null) {
  const [twin] = await tx
    .select({ id: companies.id, name: companies.name, code: companies.code })
    .from(companies)
    .where(
      and(
        eq(companies.unitId, input.unitId),
        eq(companies.nameKey, companyKey(input.name)),
        isNull(companies.deletedAt),
      ),
    );
  if (!twin || twin.id === ownId) return;
  throw new Unacceptable(`本单位已登记“${twin.name}”（${twin.code}），请直接使用`, {
    name: `已登记为 ${twin.code}`,
  });
}

async function staleCompany(tx: Transaction, id: number): Promise<Stale> {
  const [now] = await tx.select().from(companies).where(eq(companies.id, id));
  if (!now) return new Stale();
  return new Stale({
    ...(await lastEditor(tx, "companies", id)),
    version: now.version,
    values: rawOf(companyFields, now),
  });
}

/** The unit's company of that name, recorded now if it is new. Part of a change that is under way. */
export async function findOrLogCompany(
  viewer: Viewer,
  { name, unitId }: { name: string; unitId: number },
  tx: Transaction,
): Promise<number> {
  const byName = and(
    eq(companies.unitId, unitId),
    eq(companies.nameKey, companyKey(name)),
    isNull(companies.deletedAt),
  );
  const [known] = await tx.select({ id: companies.id }).from(companies).where(byName);
  if (known) return known.id;
  await logCompany(viewer, { ...blankCompany, name, unitId }, undefined, tx);
  const [added] = await tx.select({ id: companies.id }).from(companies).where(byName);
  if (!added) throw new Missing();
  return added.id;
}

const blankCompany = {
  shortName: null,
  creditCode: null,
  place: null,
  industryCode: null,
  groupName: null,
  chainCode: null,
  note: null,
} as const;
