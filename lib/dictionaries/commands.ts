import "server-only";
import { and, asc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { dictionaryItems } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import type { Fields } from "@/lib/fields/input";
import {
  closedEntry,
  nameOf,
  notEnded,
  openEntry,
  refuseFixed,
  refuseLookingBack,
  refuseUnruly,
  requireParent,
  save,
} from "./entry-rows";
import { tellFollowers } from "./followers";
import type { EntryInput, NewEntryInput } from "./input";
import { isJudging } from "./limits";
import type { DictionaryName } from "./queries";
import { isClosable } from "./rules";

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
    refuseLookingBack(before, input.validFrom);
    await refuseUnruly(tx, before, input);
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
    if (!isClosable(before.dictionary)) refuseFixed(before.dictionary);
    if (isJudging(before.dictionary) && validTo < today()) {
      const message = "规则只能从今天或以后停用；以前的日子仍按当时的规则";
      throw new Unacceptable(message, { validTo: message });
    }
    if (validTo <= before.validFrom) {
      const message = `停用日须晚于生效日 ${before.validFrom}`;
      throw new Unacceptable(message, { validTo: message });
    }
    await save(tx, record, before, { validTo });
    await tellFollowers(tx, before.dictionary);
  });
}

/** Takes a closed entry up again from a day on, worded anew; its code and its earlier wordings stay as they are. */
export function reopenDictionaryEntry(
  viewer: Viewer,
  id: number,
  version: number,
  input: EntryInput,
): Promise<void> {
  return change(viewer, "dictionary.revise", async (tx, record) => {
    const before = await closedEntry(tx, id, version);
    const earliest = [before.validTo ?? "", isJudging(before.dictionary) ? today() : ""].sort()[1] ?? "";
    if (input.validFrom < earliest) {
      const message = `恢复的生效日不能早于 ${earliest}`;
      throw new Unacceptable(message, { validFrom: message });
    }
    await refuseUnruly(tx, before, input);
    const { id: _id, version: _version, ...kept } = before;
    const [begun] = await tx
      .insert(dictionaryItems)
      .values({ ...kept, ...wordingOf(input), validFrom: input.validFrom, validTo: null })
      .returning();
    if (begun) record(dictionaryItems, null, begun, { label: nameOf(begun) });
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

const wordingOf = ({ label, mark, attributes }: EntryInput) => ({ label, mark: mark ?? "", attributes });
