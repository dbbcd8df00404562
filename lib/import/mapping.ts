import { isGeneric, type KnownColumn, KnownTitles, titleKey } from "./titles";

/** A column of a sheet as far as mapping needs it: its titles from the top of a nested heading down. */
export type TitledColumn = { index: number; title: string; path: readonly string[]; hidden: boolean };

export type Mapping = {
  column: number;
  key: string | null;
  how: "exact" | "alias" | "remembered" | null;
  /** Two columns claim this key equally well, so that neither was taken for it. */
  tied?: string;
};

type Candidate = { column: TitledColumn; key: string; how: "exact" | "alias" | "remembered"; rank: number };

const textKinds: readonly KnownColumn["kind"][] = ["text", "lines"];

/**
 * Proposes which column fills which key, one column per key. What the person chose last time for the same title
 * comes first. Two equally good columns for a number, a date or a code propose nothing: the person decides.
 */
export function suggestMapping(
  columns: readonly TitledColumn[],
  known: readonly KnownColumn[],
  remembered: Readonly<Record<string, string>> = {},
): Mapping[] {
  const titles = new KnownTitles(known);
  const kinds = new Map(known.map(({ key, kind }) => [key, kind]));
  const wholes = new Set(
    known.filter(({ kind, monthly }) => kind === "amount" && !monthly).map(({ key }) => key),
  );
  const candidates = columns
    .flatMap((column) => candidateOf(column, titles, kinds, remembered) ?? [])
    .filter((candidate) => !wholes.has(candidate.key) || !isOfOneYear(candidate));
  const chosen = new Map<number, Candidate>();
  const tied = new Map<number, string>();
  for (const key of kinds.keys()) {
    const best = bestOf(candidates.filter((candidate) => candidate.key === key));
    const [first, ...others] = best;
    const settled = others.length === 0 || textKinds.includes(kinds.get(key) ?? "count");
    if (first && settled) chosen.set(first.column.index, first);
    else for (const { column } of best) tied.set(column.index, key);
  }
  return columns.map(({ index }) => {
    const { key = null, how = null } = chosen.get(index) ?? {};
    const rival = key === null ? tied.get(index) : undefined;
    return { column: index, key, how, ...(rival === undefined ? {} : { tied: rival }) };
  });
}

function candidateOf(
  column: TitledColumn,
  titles: KnownTitles,
  kinds: ReadonlyMap<string, KnownColumn["kind"]>,
  remembered: Readonly<Record<string, string>>,
): Candidate | null {
  const before = remembered[titleKey(column.title)];
  if (before !== undefined && kinds.has(before)) return { column, key: before, how: "remembered", rank: -1 };
  for (const [level, { title, isParent }] of titlesOf(column.path).entries()) {
    const match = titles.find(title);
    const isWhole = !isParent || isGeneric(column.path.at(-1) ?? "");
    if (match && (isWhole || textKinds.includes(kinds.get(match.key) ?? "count")))
      return { column, ...match, rank: level * 2 + (match.how === "exact" ? 0 : 1) };
  }
  return null;
}

const ofOneYear = /(?:[本当今上去]年|年度|\d{4}年.*(?:投资|资金|计划|完成))/;

/** 计划投资 under 2024年投资情况 is a part of what 计划投资 alone would be. */
const isOfOneYear = ({ column, how }: Candidate): boolean =>
  how === "alias" && column.path.slice(0, -1).some((title) => ofOneYear.test(titleKey(title)));

/**
 * 签约情况 over 时间 may be known as 签约时间, 时间 or 签约情况; 开工时间 over 计划 as 计划开工时间; 总投资 over 设备 as
 * 设备投资. What stands over several columns is none of them unless its own title adds nothing.
 */
function titlesOf(path: readonly string[]): { title: string; isParent: boolean }[] {
  const own = path.at(-1);
  const parents = path.slice(0, -1);
  if (own === undefined) return [];
  const bare = parents.map((title) => title.replace(/情况$/, ""));
  const joined = bare.map((_, from) => [...bare.slice(from), own].join(""));
  const turned = bare.map((title) => `${own}${title}`).reverse();
  const ofMoney = parents.some((title) => /投资/.test(title)) ? [`${own}投资`] : [];
  return [
    ...[...joined, ...turned, own, ...ofMoney].map((title) => ({ title, isParent: false })),
    ...parents.reverse().map((title) => ({ title, isParent: true })),
  ];
}

/** Candidates none of which is better; a column people see is better than a hidden one. */
function bestOf(candidates: readonly Candidate[]): Candidate[] {
  const weight = ({ rank, column }: Candidate) => rank * 2 + (column.hidden ? 1 : 0);
  const least = Math.min(...candidates.map(weight));
  return candidates.filter((candidate) => weight(candidate) === least);
}
