import "server-only";
import { and, asc, eq, getTableColumns, gt, isNull, lte, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { remembered } from "@/db/remembered";
import { auditEntries, dictionaryItems } from "@/db/schema";
import { type Day, today } from "@/lib/date/day";

export type DictionaryItem = typeof dictionaryItems.$inferSelect;
export type DictionaryName =
  | "chains"
  | "segments"
  | "stages"
  | "sizeBands"
  | "regions"
  | "industries"
  | "dealStages"
  | "listingStages"
  | "listingTiers"
  | "boards"
  | "lightRules"
  | "monthSteps"
  | "holidays"
  | "assignmentRules"
  | "agendaRules";

export const dictionaryNames: Readonly<Record<DictionaryName, string>> = {
  chains: "产业链",
  segments: "产业链环节",
  stages: "项目阶段",
  sizeBands: "投资规模档",
  regions: "行政区域",
  industries: "国民经济行业",
  dealStages: "基金投资阶段",
  listingStages: "上市阶段",
  listingTiers: "上市后备梯队",
  boards: "上市板块",
  lightRules: "红黄绿灯规则",
  monthSteps: "月报日程",
  holidays: "节假日与调休",
  assignmentRules: "督办时限规则",
  agendaRules: "议程规则",
};

const inForce = remembered(5_000, (day: Day) =>
  db
    .select()
    .from(dictionaryItems)
    .where(
      and(
        lte(dictionaryItems.validFrom, day),
        or(isNull(dictionaryItems.validTo), gt(dictionaryItems.validTo, day)),
      ),
    )
    .orderBy(asc(dictionaryItems.dictionary), asc(dictionaryItems.position)),
);

/** Every entry in force on a day. The same array until a dictionary is read anew, which is how its users know. */
export const dictionaryWords = (day: Day = today()): Promise<DictionaryItem[]> => inForce.get(day);

/** After a dictionary was edited here; other instances follow within seconds. */
export const forgetDictionaries = (): void => inForce.forget();

/** The entries of one dictionary in force on a day. */
export async function entriesOf(name: DictionaryName, day: Day = today()): Promise<DictionaryItem[]> {
  return (await dictionaryWords(day)).filter((item) => item.dictionary === name);
}

/** Code → word, on a day. */
export async function labelsOf(
  name: DictionaryName,
  day: Day = today(),
): Promise<ReadonlyMap<string, string>> {
  return new Map((await entriesOf(name, day)).map((item) => [item.code, item.label]));
}

export async function optionsOf(
  name: DictionaryName,
): Promise<{ value: string; label: string; parent: string | null }[]> {
  return (await entriesOf(name)).map(({ code, label, parentCode }) => ({
    value: code,
    label,
    parent: parentCode,
  }));
}

/** Every row a dictionary ever had, for its administrator, with who worded it last. */
export const historyOfDictionary = (name: DictionaryName) =>
  db
    .select({ ...getTableColumns(dictionaryItems), by: lastAct("user_name"), at: lastAct("at::text") })
    .from(dictionaryItems)
    .where(eq(dictionaryItems.dictionary, name))
    .orderBy(asc(dictionaryItems.position), asc(dictionaryItems.validFrom));

const lastAct = (what: string) =>
  sql<string | null>`(select ${sql.raw(what)} from ${auditEntries} a
    where a.entity = 'dictionary_items' and a.entity_id = ${dictionaryItems}.id order by a.id desc limit 1)`;
