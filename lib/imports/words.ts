import "server-only";
import { type DictionaryName, entriesOf } from "@/lib/dictionaries/queries";
import { wordsOf } from "@/lib/dictionaries/shown";
import type { Fields } from "@/lib/fields/input";
import { nameKey } from "@/lib/fields/text";
import { carryingUnits, type Unit } from "@/lib/units/queries";
import type { ImportColumn, SourceRow } from "./register";

/** Names and codes places had before, by today's code (GB/T 2260 of 1986 and 2000). */
const formerNames: Readonly<Record<string, readonly string[]>> = {
  "330803": ["衢县", "330821"],
  "330881": ["江山县", "330823"],
  "330800B1": ["市本级", "市直", "市级", "市招商中心", "衢州市本级", "衢州市", "330800", "330801"],
};

export type FieldWords = {
  units: readonly Unit[];
  unitOf(word: string): Unit | null;
  /** The unit that the nearest heading over a row, or else its sheet, speaks of and of nothing else: 一、柯城区（3个）. */
  unitOver(row: Pick<SourceRow, "headings" | "sheet">): { heading: string; unit: Unit | null };
  /** The code of a choice by its word; null where no word fits. */
  codeOf(key: string, word: string): string | null;
  /** The words to choose from. */
  choices(key: string): string[];
  show(key: string, value: unknown): string;
};

/** The day's units and dictionaries as words, looked up once for a whole file. Units are those that carry projects. */
export async function fieldWords(fields: Fields, among = carryingUnits): Promise<FieldWords> {
  const [units, show] = await Promise.all([among(), wordsOf(fields)]);
  const codes = new Map<string, ReadonlyMap<string, string>>();
  const labels = new Map<string, string[]>();
  for (const [key, field] of Object.entries(fields)) {
    if (field.kind !== "choice") continue;
    const pairs = field.dictionary
      ? await dictionaryWords(field.dictionary as DictionaryName)
      : Object.entries(field.choices ?? {}).map(([code, label]) => ({ code, words: [label] }));
    labels.set(
      key,
      pairs.map(({ words }) => words[0] ?? ""),
    );
    codes.set(key, codesByWord(pairs));
  }
  const unitByWord = unitsByWord(units);
  // A ledger of 衢州市 holds the projects of all its counties, not those of the city itself.
  const unitIn = (heading: string) =>
    /^衢州市?$/.test(bareHeading(heading)) ? null : (unitByWord.get(placeKey(bareHeading(heading))) ?? null);
  const unitNames = new Map(units.map(({ id, shortName }) => [id, shortName]));
  return {
    units,
    unitOf: (word) => unitByWord.get(placeKey(word)) ?? unitByWord.get(placeKey(withoutCount(word))) ?? null,
    unitOver: ({ headings, sheet }) => {
      const heading = [...headings, sheet].find((one) => unitIn(one) !== null) ?? sheet;
      return { heading, unit: unitIn(heading) };
    },
    codeOf: (key, word) => codes.get(key)?.get(wordKey(word)) ?? null,
    choices: (key) => labels.get(key) ?? [],
    show: (key, value) => (key === "unitId" ? (unitNames.get(Number(value)) ?? "—") : show(key, value)),
  };
}

const mostInAList = 60;

/** The columns with the words of the day beside them, where a person can choose from a few. */
export const withWords = (columns: readonly ImportColumn[], { units, choices }: FieldWords): ImportColumn[] =>
  columns.map((column) => {
    const words = column.key === "unitId" ? units.map(({ shortName }) => shortName) : choices(column.key);
    return words.length > 0 && words.length <= mostInAList ? { ...column, words } : column;
  });

type Worded = { code: string; words: string[] };

async function dictionaryWords(name: DictionaryName): Promise<Worded[]> {
  return (await entriesOf(name)).map(({ code, label, attributes }) => ({
    code,
    words: [label, String((attributes as { short?: string }).short ?? ""), ...(formerNames[code] ?? [])],
  }));
}

/** 新材料产业链 and 新材料产业 are 新材料; a code stands for itself. A word of two codes stands for neither. */
function codesByWord(pairs: readonly Worded[]): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const { code, words } of pairs)
    for (const word of new Set([...words, code].map(wordKey)))
      if (word) found.set(word, found.has(word) && found.get(word) !== code ? null : code);
  return new Map([...found].flatMap(([word, code]) => (code === null ? [] : [[word, code] as const])));
}

const wordKey = (word: string): string => nameKey(word).replace(/(?:产业链|产业|链)$/, "");

function unitsByWord(units: readonly Unit[]): ReadonlyMap<string, Unit> {
  return new Map(
    units.flatMap((unit) =>
      [unit.name, unit.shortName, unit.code, ...(formerNames[unit.code] ?? [])].map(
        (word) => [placeKey(word), unit] as const,
      ),
    ),
  );
}

/** 浙江省衢州市柯城区 is 柯城区, and so is 柯城. */
function placeKey(word: string): string {
  const key = nameKey(word);
  const local = key.replace(/^浙江省?/, "").replace(/^衢州市?(?=.{2,})/, "");
  return local.replace(/(?<=..)(?:区|县|市)$/, "");
}

/** 柯城区（2个） counts what stands beside it. */
const withoutCount = (word: string): string =>
  word.normalize("NFKC").replace(/\((?:共|计)?\d+(?:个|家|项)?(?:项目)?\)/g, "");

/** 一、柯城区（3个） and 龙游县2025年招商项目清单 speak of 柯城区 and 龙游县. */
const bareHeading = (heading: string): string =>
  heading
    .slice(0, 40)
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/(?:19|20)\d\d年(?:度|第?[一二三四1-4]季度|\d{1,2}月份?|[上下]半年)?/, "")
    .replace(/^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.]?)/, "")
    .replace(/\([^()]*\)|\d+(?:个|家|项).*$/g, "")
    .replace(aboutProjects, "");

const aboutProjects =
  /(?<=..)(?:重点|重大|招商引资|招商|签约|在谈|推进|建设)*(?:项目)?(?:进展|推进)?(?:清单|台账|汇总表?|情况表?|明细表?|一览表|统计表|小计|项目|表)$/;
