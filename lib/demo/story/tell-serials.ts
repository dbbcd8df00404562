import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { projectCodes, serials } from "@/db/schema";
import { yearOf } from "@/lib/date/day";
import type { Mile } from "./told";

/** Accepted signings get their codes in the order of signing; the next real one continues the count of its year. */
export async function giveSerials(
  tx: Transaction,
  miles: readonly Mile[],
): Promise<ReadonlyMap<number, string>> {
  const signings = miles
    .filter(({ step }) => step.stage === "SIGN" && step.standing === "accepted")
    .sort((a, b) => (a.step.on < b.step.on ? -1 : 1));
  const given: { code: string; projectId: number; givenAt: string }[] = [];
  for (const year of new Set(signings.map(({ step }) => yearOf(step.on)))) {
    const ofYear = signings.filter(({ step }) => yearOf(step.on) === year);
    const before = (await takeSerials(tx, `QZ${year}`, ofYear.length)) - ofYear.length;
    ofYear.forEach(({ project, step }, i) => {
      const code = `QZ${year}-${String(before + i + 1).padStart(4, "0")}`;
      given.push({ code, projectId: project.id, givenAt: step.verifiedAt });
    });
  }
  await tx.insert(projectCodes).values(given);
  return new Map(given.map(({ projectId, code }) => [projectId, code]));
}

/** Answers with the last of the numbers taken. */
export async function takeSerials(tx: Transaction, name: string, count: number): Promise<number> {
  const [serial] = await tx
    .insert(serials)
    .values({ name, last: count })
    .onConflictDoUpdate({ target: serials.name, set: { last: sql`${serials.last} + ${count}` } })
    .returning();
  return serial?.last ?? count;
}
