import "server-only";
import { and, isNull, sql } from "drizzle-orm";
import type { Reader, Transaction } from "@/db/client";
import {
  companies,
  listingCases,
  listingFinancials,
  listingIntermediaries,
  listingMilestones,
} from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { companyKey } from "@/lib/fields/text";
import { type ListingCase, listingReach } from "@/lib/listings/reach";
import type { Notes } from "./notes";

/** A case by what a sheet can call its company. */
export type KnownCase = { listing: ListingCase; nameKey: string; creditCode: string | null };
export type CaseWords = { code: string | null; creditCode: string | null; company: string | null };
export type YearRow = typeof listingFinancials.$inferSelect;

const among = (values: readonly (string | number)[], type: "text" | "bigint") =>
  sql`any(${sql.param([...values])}::${sql.raw(type)}[])`;

const wordsOf = (asked: readonly CaseWords[], pick: (words: CaseWords) => string | null) => [
  ...new Set(asked.flatMap((words) => pick(words) || [])),
];

/** Cases the viewer may import into that one of these rows may speak of. */
export function likelyCases(
  from: Reader | Transaction,
  viewer: Viewer,
  asked: readonly CaseWords[],
): Promise<KnownCase[]> {
  const keys = wordsOf(asked, ({ company }) => company && companyKey(company));
  return from
    .select({ listing: listingCases, nameKey: companies.nameKey, creditCode: companies.creditCode })
    .from(listingCases)
    .innerJoin(companies, sql`${companies.id} = ${listingCases.companyId}`)
    .where(
      and(
        isNull(listingCases.deletedAt),
        withinReach(viewer, "listing.import", listingReach),
        sql`(${listingCases.code} = ${among(
          wordsOf(asked, ({ code }) => code),
          "text",
        )} or ${companies.creditCode} = ${among(
          wordsOf(asked, ({ creditCode }) => creditCode),
          "text",
        )} or ${companies.nameKey} = ${among(keys, "text")})`,
      ),
    );
}

const isOpen = ({ listing }: KnownCase) => listing.stage !== "LISTED";

/** By our code, else the credit code, else the company's name; a case that is still under way before a listed one. */
export function caseOf(words: CaseWords, cases: readonly KnownCase[], notes: Notes): ListingCase | null {
  if (words.code !== null && /^SS-/.test(words.code)) {
    const found = cases.find(({ listing }) => listing.code === words.code);
    if (!found) notes.say("refuse", "code", `没有编号为 ${words.code} 的后备企业；新企业请把编号留空`);
    return found?.listing ?? null;
  }
  const coded = cases.filter(
    ({ creditCode }) => words.creditCode !== null && creditCode === words.creditCode,
  );
  const key = words.company && companyKey(words.company);
  const same = coded.length > 0 ? coded : cases.filter(({ nameKey }) => nameKey === key);
  const open = same.filter(isOpen);
  const [only, ...others] = open.length > 0 ? open : same;
  if (others.length > 0) {
    const codes = [only, ...others].map((one) => one?.listing.code).join("、");
    notes.say("refuse", "companyId", `这个名称对应 ${others.length + 1} 家后备企业（${codes}），请填写编号`);
  }
  return only?.listing ?? null;
}

export type CaseParts = {
  years: ReadonlyMap<string, YearRow>;
  milestones: ReadonlyMap<string, string | null>;
  firms: ReadonlyMap<string, readonly string[]>;
};

export const partAt = (caseId: number, key: string | number): string => `${caseId} ${key}`;

/** The years, days and firms of these cases, by `partAt`. */
export async function partsOfCases(from: Reader | Transaction, ids: readonly number[]): Promise<CaseParts> {
  const these = among(ids, "bigint");
  const [years, milestones, firms] = await Promise.all([
    from
      .select()
      .from(listingFinancials)
      .where(and(sql`${listingFinancials.caseId} = ${these}`, isNull(listingFinancials.deletedAt))),
    from
      .select()
      .from(listingMilestones)
      .where(and(sql`${listingMilestones.caseId} = ${these}`, isNull(listingMilestones.deletedAt))),
    from
      .select()
      .from(listingIntermediaries)
      .where(
        and(
          sql`${listingIntermediaries.caseId} = ${these}`,
          isNull(listingIntermediaries.toDay),
          isNull(listingIntermediaries.deletedAt),
        ),
      ),
  ]);
  const byRole = new Map<string, string[]>();
  for (const { caseId, role, firm } of firms)
    byRole.set(partAt(caseId, role), [...(byRole.get(partAt(caseId, role)) ?? []), firm]);
  return {
    years: new Map(years.map((row) => [partAt(row.caseId, row.year), row])),
    milestones: new Map(milestones.map((row) => [partAt(row.caseId, row.stage), row.actualOn])),
    firms: byRole,
  };
}
