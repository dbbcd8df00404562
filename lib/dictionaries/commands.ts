import "server-only";
import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { dictionaryItems } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import type { Fields } from "@/lib/fields/input";
import { tellFollowers } from "./followers";
import { type EntryInput, entryForm, type NewEntryInput } from "./input";
import type { DictionaryItem, DictionaryName } from "./queries";
import { isFixed } from "./rules";

/** Refuses a code that its dictionary does not know today. What the record carried before it may go on carrying. */
export async function requireKnownCodes(
  tx: Transaction,
  fields: Fields,
  values: Record<string, unknown>,
  before: Record<string, unknown> = {},
): Promise<void> {
  const asked = Object.entries(fields).flatMap(([key, field]) => {
    const code = values[key];
    return field.dictionary && typeof code === "string" && code !== before[key]
      ? [{ key, code, dictionary: field.dictionary, label: field.label }]
      : [];
  });
  if (asked.length === 0) return;
  const day = today();
  const known = await tx
    .select({ dictionary: dictionaryItems.dictionary, code: dictionaryItems.code })
    .from(dictionaryItems)
    .where(
      and(
        inArray(
          dictionaryItems.code,
          asked.map(({ code }) => code),
        ),
        lte(dictionaryItems.validFrom, day),
        or(isNull(dictionaryItems.validTo), gt(dictionaryItems.validTo, day)),
      ),
    );
  const has = new Set(known.map(({ dictionary, code }) => `${dictionary} ${code}`));
  const wrong = asked.find(({ dictionary, code }) => !has.has(`${dictionary} ${code}`));
  if (wrong) throw new Unacceptable(`${wrong.label}：请从列表中选择`, { [wrong.key]: "请从列表中选择" });
}

/** A new wording from a day on: the old row ends, a new one begins, records keep their code. */
export function reviseDictionaryEntry(
  viewer: Viewer,
  id: number,
  version: number,
  input: EntryInput,
): Promise<void> {
  return change(viewer, "dictionary.revise", async (tx, record) => {
    const before = await openEntry(tx, id, version);
    if (input.validFrom < before.validFrom) {
      const message = `生效日不能早于上一条的生效日 ${before.validFrom}`;
      throw new Unacceptable(message, { validFrom: message });
    }
    const worded = wordingOf(input);
    if (input.validFrom === before.validFrom) {
      await save(tx, record, before, worded);
      await tellFollowers(tx, before.dictionary);
      return;
    }
    await save(tx, record, before, { validTo: input.validFrom });
    const { id: _id, version: _version, validTo: _validTo, ...kept } = before;
    const [begun] = await tx
      .insert(dictionaryItems)
      .values({ ...kept, ...worded, validFrom: input.validFrom })
      .returning();
    if (begun) record(dictionaryItems, null, begun, { label: nameOf(begun) });
    await tellFollowers(tx, before.dictionary);
  });
}

/** A code once used stays taken: records may still carry it. */
export function addDictionaryEntry(
  viewer: Viewer,
  dictionary: DictionaryName,
  input: NewEntryInput,
): Promise<void> {
  return change(viewer, "dictionary.revise", async (tx, record) => {
    refuseFixed(dictionary);
    const { code, parentCode } = input;
    await requireParent(tx, dictionary, code, parentCode);
    const rows = await tx.select().from(dictionaryItems).where(eq(dictionaryItems.dictionary, dictionary));
    if (rows.some((row) => row.code === code)) {
      throw new Unacceptable(`代码 ${code} 已经有了，请修改原来的条目`, { code: "代码重复" });
    }
    const position = Math.max(0, ...rows.map((row) => row.position + 1));
    const [added] = await tx
      .insert(dictionaryItems)
      .values({ dictionary, code, parentCode, position, validFrom: input.validFrom, ...wordingOf(input) })
      .returning();
    if (added) record(dictionaryItems, null, added, { label: nameOf(added) });
    await tellFollowers(tx, dictionary);
  });
}

/** No longer offered from a day on; records that carry the code keep it. */
export function closeDictionaryEntry(
  viewer: Viewer,
  id: number,
  version: number,
  validTo: string,
): Promise<void> {
  return change(viewer, "dictionary.revise", async (tx, record) => {
    const before = await openEntry(tx, id, version);
    refuseFixed(before.dictionary);
    if (validTo <= before.validFrom) {
      const message = `停用日须晚于生效日 ${before.validFrom}`;
      throw new Unacceptable(message, { validTo: message });
    }
    await save(tx, record, before, { validTo });
    await tellFollowers(tx, before.dictionary);
  });
}

/** One place up or down among the entries still open. Every wording of a code in force moves along. */
export function moveDictionaryEntry(
  viewer: Viewer,
  id: number,
  version: number,
  direction: "up" | "down",
): Promise<void> {
  return change(viewer, "dictionary.revise", async (tx, record) => {
    const entry = await openEntry(tx, id, version);
    refuseFixed(entry.dictionary);
    const rows = await tx
      .select()
      .from(dictionaryItems)
      .where(and(eq(dictionaryItems.dictionary, entry.dictionary), notEnded()))
      .orderBy(asc(dictionaryItems.position), asc(dictionaryItems.id))
      .for("update");
    const codes = [...new Set(rows.map((row) => row.code))];
    const at = codes.indexOf(entry.code);
    const other = codes[direction === "up" ? at - 1 : at + 1];
    if (other === undefined) throw new Unacceptable(direction === "up" ? "已经在最前面" : "已经在最后面");
    const wordings = (code: string) => rows.filter((row) => row.code === code);
    const position = wordings(other)[0]?.position;
    for (const row of wordings(entry.code)) await save(tx, record, row, { position });
    for (const row of wordings(other)) await save(tx, record, row, { position: entry.position });
  });
}

const notEnded = () => or(isNull(dictionaryItems.validTo), gt(dictionaryItems.validTo, today()));

const nameOf = (entry: DictionaryItem) => `${entry.dictionary} ${entry.label}`;

const wordingOf = ({ label, mark, attributes }: EntryInput) => ({ label, mark: mark ?? "", attributes });

/** The entry as it stands, locked; `Stale` when somebody has saved or worded it anew since the form was opened. */
async function openEntry(tx: Transaction, id: number, version: number): Promise<DictionaryItem> {
  const [entry] = await tx.select().from(dictionaryItems).where(eq(dictionaryItems.id, id)).for("update");
  if (!entry) throw new Missing();
  if (entry.version === version && entry.validTo === null) return entry;
  const [now] = await tx
    .select()
    .from(dictionaryItems)
    .where(
      and(
        eq(dictionaryItems.dictionary, entry.dictionary),
        eq(dictionaryItems.code, entry.code),
        isNull(dictionaryItems.validTo),
      ),
    );
  if (!now) throw new Unacceptable("这一条已经停用，不能再修改");
  throw new Stale({
    ...(await lastEditor(tx, "dictionary_items", now.id)),
    version: now.version,
    values: { id: now.id, ...entryForm(now.dictionary as DictionaryName, now), validFrom: now.validFrom },
  });
}

async function save(
  tx: Transaction,
  record: Recorder,
  before: DictionaryItem,
  set: Partial<DictionaryItem>,
): Promise<void> {
  const [after] = await tx
    .update(dictionaryItems)
    .set({ ...set, ...touched(dictionaryItems, null) })
    .where(isVersion(dictionaryItems, before.id, before.version))
    .returning();
  if (!after) throw new Stale();
  record(dictionaryItems, before, after, { label: nameOf(before) });
}

function refuseFixed(dictionary: string) {
  if (isFixed(dictionary)) {
    throw new Unacceptable("这个字典由系统流程决定，只能修改名称和内容，不能增加、停用或调整顺序");
  }
}

/** A segment belongs to a chain, and its code says to which. */
async function requireParent(
  tx: Transaction,
  dictionary: DictionaryName,
  code: string,
  parentCode: string | null,
) {
  const home = { segments: "chains", industries: "industries" }[dictionary as string];
  if (!home) {
    if (parentCode) throw new Unacceptable("这个字典没有上级", { parentCode: "请留空" });
    return;
  }
  if (!parentCode) {
    if (home === dictionary) return;
    throw new Unacceptable("请选择所属产业链", { parentCode: "请选择所属产业链" });
  }
  const [parent] = await tx
    .select({ id: dictionaryItems.id })
    .from(dictionaryItems)
    .where(and(eq(dictionaryItems.dictionary, home), eq(dictionaryItems.code, parentCode), notEnded()));
  if (!parent) throw new Unacceptable("没有这个上级代码", { parentCode: "没有这个代码" });
  if (home !== dictionary && !code.startsWith(`${parentCode}-`)) {
    const message = `环节代码须以“${parentCode}-”开头`;
    throw new Unacceptable(message, { code: message });
  }
}
