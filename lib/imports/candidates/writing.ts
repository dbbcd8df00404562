import "server-only";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingCases } from "@/db/schema";
import { Stale } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { companyFor } from "@/lib/imports/companies";
import { writeEach } from "@/lib/imports/records";
import type { ReadyRow, WrittenRow } from "@/lib/imports/register";
import { logListing, reviseListing } from "@/lib/listings/commands";
import { engageIntermediary } from "@/lib/listings/intermediary-commands";
import { advanceListing } from "@/lib/listings/stage-commands";
import { reportYears } from "@/lib/listings/year-commands";
import type { CandidateEntry } from "./checker";

type Ready = ReadyRow & { entry: CandidateEntry };
type Batch = { fileName: string; rows: readonly ReadyRow[] };

/** Writes a batch of candidates through the commands a person uses: the case, its stage, its firms, its years. */
export function writeCandidates(
  tx: Transaction,
  viewer: Viewer,
  { rows, fileName }: Batch,
): Promise<WrittenRow[]> {
  return writeEach(tx, rows as readonly Ready[], async (open, { entry }) => {
    const code =
      entry.code === null ? await add(open, viewer, entry) : await amend(open, viewer, entry.code, entry);
    const { id } = await caseNow(open, code);
    for (const { role, firm } of entry.firms) {
      const intermediary = { role, firm, people: null, fromDay: null, toDay: null, note: null };
      await engageIntermediary(
        viewer,
        { key: `import-${randomUUID()}`, code, intermediary, replaces: null },
        { tx: open },
      );
    }
    if (entry.years.length > 0)
      await reportYears(
        viewer,
        entry.years.map((one) => ({ ...one, code })),
        { tx: open },
      );
    if (entry.code !== null && entry.reached) await advance(open, viewer, code, entry, fileName);
    return { verdict: entry.code === null ? "added" : "updated", targetId: id };
  });
}

async function add(
  tx: Transaction,
  viewer: Viewer,
  { listing, company, reached }: CandidateEntry,
): Promise<string> {
  const companyId = await companyFor(tx, viewer, company);
  const milestones = reached ? [reached] : [];
  return logListing(viewer, { listing: { ...listing, companyId }, milestones }, { tx });
}

async function amend(tx: Transaction, viewer: Viewer, code: string, entry: CandidateEntry): Promise<string> {
  const { version } = await caseNow(tx, code);
  if (version !== entry.version) throw new Stale();
  if (entry.changed) await reviseListing(viewer, { code, version, listing: entry.listing }, { tx });
  return code;
}

async function advance(
  tx: Transaction,
  viewer: Viewer,
  code: string,
  { reached }: CandidateEntry,
  fileName: string,
): Promise<void> {
  if (!reached) return;
  const { version } = await caseNow(tx, code);
  const note = `导入：${fileName}`.slice(0, 200);
  const input = { code, version, ...reached, note, fileKey: null, shares: null, confirmed: ["backwards"] };
  await advanceListing(viewer, input, { tx });
}

async function caseNow(tx: Transaction, code: string): Promise<{ id: number; version: number }> {
  const [now] = await tx
    .select({ id: listingCases.id, version: listingCases.version })
    .from(listingCases)
    .where(eq(listingCases.code, code));
  if (!now) throw new Error(`case ${code} vanished inside its own transaction`);
  return now;
}
