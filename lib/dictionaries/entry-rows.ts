import "server-only";
import { and, asc, eq, gt, gte, inArray, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { dictionaryItems } from "@/db/schema";
import { isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import { today } from "@/lib/date/day";
import { type EntryInput, entryForm } from "./input";
import { isJudging, wrongIn } from "./limits";
import type { DictionaryItem, DictionaryName } from "./queries";
import { isFixed } from "./rules";

export const notEnded = () => or(isNull(dictionaryItems.validTo), gt(dictionaryItems.validTo, today()));

export const nameOf = (entry: DictionaryItem) => `${entry.dictionary} ${entry.label}`;

/** The entry as it stands, locked; `Stale` when somebody has saved or worded it anew since the form was opened. */
export async function openEntry(tx: Transaction, id: number, version: number): Promise<DictionaryItem> {
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

/** The last wording of a code that was closed, locked; another one since then must be used instead. */
export async function closedEntry(tx: Transaction, id: number, version: number): Promise<DictionaryItem> {
  const [entry] = await tx.select().from(dictionaryItems).where(eq(dictionaryItems.id, id)).for("update");
  if (!entry) throw new Missing();
  if (entry.version !== version) throw new Stale();
  if (entry.validTo === null) throw new Unacceptable("这一条正在使用，不用恢复");
  const later = await tx
    .select({ id: dictionaryItems.id })
    .from(dictionaryItems)
    .where(
      and(
        eq(dictionaryItems.dictionary, entry.dictionary),
        eq(dictionaryItems.code, entry.code),
        gte(dictionaryItems.validFrom, entry.validTo),
      ),
    );
  if (later.length > 0) throw new Unacceptable("这个代码已有更新的条目，请在那一条上办理");
  return entry;
}

/** A judged day keeps the rules it was judged by. */
export function refuseLookingBack({ dictionary }: DictionaryItem, validFrom: string) {
  if (!isJudging(dictionary) || validFrom >= today()) return;
  const message = "规则只能从今天或以后改起；以前的日子仍按当时的规则";
  throw new Unacceptable(message, { validFrom: message });
}

export async function refuseUnruly(tx: Transaction, before: DictionaryItem, input: EntryInput) {
  const { dictionary, code } = before;
  if (!isJudging(dictionary)) return;
  const rows = await tx
    .select()
    .from(dictionaryItems)
    .where(and(inArray(dictionaryItems.dictionary, [dictionary, "stages"]), isNull(dictionaryItems.validTo)))
    .orderBy(asc(dictionaryItems.position));
  const of = (name: string) => rows.filter((row) => row.dictionary === name);
  const wrong = wrongIn(dictionary, code, input.attributes, {
    stages: of("stages").map((stage) => stage.code),
    others: of(dictionary).filter((other) => other.code !== code),
  });
  if (wrong) throw new Unacceptable(wrong.message, { [wrong.field]: wrong.message });
}

export async function save(
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

export function refuseFixed(dictionary: string) {
  if (isFixed(dictionary)) {
    throw new Unacceptable("这个字典由系统流程决定，只能修改名称和内容，不能增加、停用或调整顺序");
  }
}

/** A segment belongs to a chain, and its code says to which. */
export async function requireParent(
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
