import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { dictionaryItems } from "@/db/schema";
import { change, type Recorder } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { nameOf, save } from "./entry-rows";
import { tellFollowers } from "./followers";
import { type NoticeRow, readNotice } from "./holiday-notice";
import type { HolidayNotice } from "./input";
import type { DictionaryItem } from "./queries";

/** Takes a whole notice into the calendar, or nothing of it. Answers with how many days are new or changed. */
export function addHolidays(viewer: Viewer, { text, year, mark }: HolidayNotice): Promise<number> {
  return change(viewer, "dictionary.revise", async (tx, record) => {
    const rows = readNotice(text, year, today());
    const wrong = rows.filter((row) => row.wrong !== null);
    const [first] = wrong;
    if (first?.wrong)
      throw new Unacceptable(`有 ${wrong.length} 处要改：${first.wrong}`, { text: first.wrong });
    if (rows.length === 0) throw new Unacceptable("没有看到日期", { text: "没有看到日期" });
    // Two administrators pasting at once must not both find a day missing.
    await tx.execute(sql`select pg_advisory_xact_lock(58620041)`);
    const kept = await tx.select().from(dictionaryItems).where(eq(dictionaryItems.dictionary, "holidays"));
    let written = 0;
    for (const row of rows) if (row.wrong === null) written += await take(tx, record, row, kept, mark ?? "");
    if (written > 0) await tellFollowers(tx, "holidays");
    return written;
  });
}

type Taken = Extract<NoticeRow, { wrong: null }>;

async function take(
  tx: Transaction,
  record: Recorder,
  { day, kind, label }: Taken,
  kept: readonly DictionaryItem[],
  mark: string,
): Promise<number> {
  const open = kept.find(({ code, validTo }) => code === day && validTo === null);
  if (open?.attributes.kind === kind) return 0;
  const worded = { label, mark, attributes: { kind } };
  if (open?.validFrom === today()) {
    await save(tx, record, open, worded);
    return 1;
  }
  if (open) await save(tx, record, open, { validTo: today() });
  const position = open?.position ?? Math.max(0, ...kept.map((one) => one.position + 1));
  const [added] = await tx
    .insert(dictionaryItems)
    .values({ dictionary: "holidays", code: day, position, validFrom: today(), ...worded })
    .returning();
  if (added) record(dictionaryItems, null, added, { label: nameOf(added) });
  return 1;
}
