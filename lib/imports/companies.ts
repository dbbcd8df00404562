import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reader, Transaction } from "@/db/client";
import { companies } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { logCompany } from "@/lib/companies/commands";
import { companyFields } from "@/lib/companies/fields";
import { companyInput } from "@/lib/companies/input";
import type { Company } from "@/lib/companies/queries";
import { companyReach } from "@/lib/companies/reach";
import { rawOf } from "@/lib/fields/input";
import { companyKey } from "@/lib/fields/text";

/** Companies the viewer may read that go by one of these names or credit codes. */
export async function companiesNamed(
  from: Reader | Transaction,
  viewer: Viewer,
  words: { names: readonly string[]; creditCodes?: readonly string[] },
): Promise<Company[]> {
  const keys = [...new Set(words.names.map(companyKey))].filter(Boolean);
  return from
    .select()
    .from(companies)
    .where(
      and(
        sql`(${companies.nameKey} = any(${sql.param(keys)}::text[]) or ${companies.creditCode} = any(${sql.param([...(words.creditCodes ?? [])])}::text[]))`,
        isNull(companies.deletedAt),
        withinReach(viewer, "company.read", companyReach),
      ),
    );
}

/**
 * Which record of a company a row speaks of: the one kept by the place it lies in, else the viewer's own, else the
 * only one there is.
 */
export function recordOf(
  known: readonly Company[],
  name: string,
  unitId: number | null,
  viewer: Viewer,
): Company | null {
  const named = known.filter(({ nameKey }) => nameKey === companyKey(name));
  const kept = (id: number | null) => named.find((company) => company.unitId === id);
  return kept(unitId) ?? kept(viewer.unitId) ?? (named.length === 1 ? (named[0] ?? null) : null);
}

export type CompanyWords = { name: string; unitId: number | null; creditCode?: string | null };

/** The same while writing; a company nobody has recorded is recorded by the viewer's own unit. */
export async function companyFor(
  tx: Transaction,
  viewer: Viewer,
  { name, unitId, creditCode = null }: CompanyWords,
): Promise<number> {
  const words = { names: [name], creditCodes: creditCode === null ? [] : [creditCode] };
  const known = await companiesNamed(tx, viewer, words);
  const coded = known.find((company) => creditCode !== null && company.creditCode === creditCode);
  const found = coded ?? recordOf(known, name, unitId, viewer);
  if (found) return found.id;
  const code = await logCompany(
    viewer,
    companyInput.parse({
      ...rawOf(companyFields, null),
      name,
      unitId: String(viewer.unitId),
      creditCode: creditCode ?? "",
    }),
    undefined,
    tx,
  );
  const [added] = await tx.select({ id: companies.id }).from(companies).where(eq(companies.code, code));
  if (!added) throw new Missing();
  return added.id;
}
