import type { Field } from "@/lib/fields/kinds";
import { moneyUnit, type StatedUnit, speaksOfUnits, statedUnit } from "./units";

/** A column the importer could fill: its label first, then the other titles it goes by. */
export type KnownColumn = {
  key: string;
  names: readonly string[];
  kind: Field<unknown>["kind"];
  planned?: boolean;
  /** Money as of a month. */
  monthly?: boolean;
};

export type Match = { key: string; how: "exact" | "alias" };

// Anything longer is no title, and not worth the time a hostile text could take.
const longestTitle = 200;

/** Titles differ in width, blanks, line breaks and a star for what must be filled; none of that is meant. */
export const titleKey = (title: string): string =>
  title
    .slice(0, longestTitle)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[〔【[]/g, "(")
    .replace(/[〕】\]]/g, ")")
    .replace(/[\s\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/^[*·•★☆※▲●]+|[*:：]+$/g, "");

// 元 alone ends too many words to be a unit without a sign before it.
const trailingUnit = /(?:[/:,_-]?((?:[十百千]?[万亿])(?:元|美元|欧元|港元|日元))|\/((?:美|欧|港|日)?元))$/;

/** The unit a title states: 总投资（亿元）, 总投资/万美元, 用地（亩）. */
export function unitInTitle(title: string): StatedUnit | null {
  const key = titleKey(title);
  for (const [, inside = ""] of [...key.matchAll(/\(([^()]*)\)/g)].reverse()) {
    const unit = statedUnit(inside);
    if (unit) return unit;
  }
  const [, scaled = "", plain = ""] = trailingUnit.exec(key) ?? [];
  return moneyUnit(scaled || plain);
}

function withoutUnits(key: string): string {
  const unbracketed = key.replace(/\(([^()]*)\)/g, (whole, inside: string) =>
    speaksOfUnits(inside) ? "" : whole,
  );
  return unbracketed.replace(trailingUnit, "") || key;
}

// 其中：, 1. and （一） number or subordinate a title; 1-10月 says which months its numbers cover.
const prefixes = [
  /^其中:?/,
  /^\d{1,2}[.、]/,
  /^\([一二三四五六七八九十\d]{1,2}\)/,
  /^1[-~—至]\d{1,2}月(?:份|累计)?/,
];

/** (截至10月底) says as of when and (必填) to whom it matters; neither changes what the column is. */
const asOf = /\((?:截[至止][^()]*|必填|选填)\)/g;

/** 开工时间（实际） is 实际开工时间. */
const turned = /^(.+?)\((实际|计划|预计|约定|拟)\)$/;

/** The spellings under which a title may be known, the most literal first. */
function spellings(title: string): string[] {
  const key = withoutUnits(titleKey(title).replace(asOf, ""));
  const shorter = prefixes.map((prefix) => key.replace(prefix, "")).filter((text) => text !== "");
  const [, what = "", how = ""] = turned.exec(key) ?? [];
  return [...new Set([titleKey(title), key, ...shorter, ...(how === "" ? [] : [`${how}${what}`])])];
}

const generic =
  /^(?:其中:?)?(?:合计|小计|总计|总额|总数|总量|数额|金额|数量|数|面积|规模|名称|日期|时间|情况|内容|(?:折合?)?人民币)$/;

/** 合计 and 金额（亿元） under 总投资 are 总投资 itself; 流动资金 under it is a part. */
export const isGeneric = (title: string): boolean => {
  const key = titleKey(title);
  return statedUnit(key) !== null || generic.test(withoutUnits(key));
};

/** Text may lose a bracketed remark without changing its meaning; money and dates may not: 签约日期（计划）. */
const looseKinds: readonly KnownColumn["kind"][] = ["text", "lines", "choice", "reference", "flag"];

/** Known titles, ready for looking up. A title two columns claim stands for neither. */
export class KnownTitles {
  #columns = new Map<string, (Match & { kind: KnownColumn["kind"] })[]>();

  constructor(known: readonly KnownColumn[]) {
    for (const { key, kind, names } of known)
      names.forEach((name, index) => {
        const match = { key, kind, how: index === 0 ? ("exact" as const) : ("alias" as const) };
        for (const spelling of new Set([titleKey(name), withoutUnits(titleKey(name))]))
          this.#add(spelling, match);
      });
  }

  #add(spelling: string, match: Match & { kind: KnownColumn["kind"] }): void {
    const matches = this.#columns.get(spelling) ?? [];
    if (!matches.some(({ key }) => key === match.key)) this.#columns.set(spelling, [...matches, match]);
  }

  /** A label beats an alias of the same spelling. */
  find(title: string): Match | null {
    const literal = spellings(title);
    for (const spelling of literal) {
      const match = this.#only(this.#columns.get(spelling) ?? []);
      if (match) return match;
    }
    const loose = literal.map((spelling) => spelling.replace(/\([^()]*\)/g, ""));
    for (const spelling of loose) {
      const match = this.#only(this.#columns.get(spelling) ?? []);
      if (match && looseKinds.includes(match.kind)) return { ...match, how: "alias" };
    }
    return null;
  }

  #only(matches: readonly (Match & { kind: KnownColumn["kind"] })[]) {
    const labels = matches.filter(({ how }) => how === "exact");
    const candidates = labels.length > 0 ? labels : matches;
    return candidates.length === 1 ? candidates[0] : undefined;
  }

  kindOf(key: string): KnownColumn["kind"] | undefined {
    for (const matches of this.#columns.values())
      for (const match of matches) if (match.key === key) return match.kind;
    return undefined;
  }
}
