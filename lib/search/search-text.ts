import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { pinyin } from "pinyin-pro";

/** Width, case and blanks folded away: how text is kept for search and how a question is asked. */
export const folded = (text: string): string => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

const hasHan = /\p{Script=Han}/u;

/** First letters of the pinyin of every character: 衢州 → qz. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: "first", toneType: "none", type: "array", nonZh: "consecutive" })
    .join("")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** What one record can be found by: names and their initials, codes. Parts are kept apart by a bar. */
export function searchTextOf(...parts: (string | null | undefined)[]): string {
  const words = parts.filter((part): part is string => Boolean(part?.trim()));
  const initials = words.filter((word) => hasHan.test(word)).map(initialsOf);
  return [...words.map(folded), ...initials].join("|");
}

/**
 * One- and two-character words are ordinary questions: the gram index narrows, LIKE decides. Blanks mean "and". Where
 * every row is read in any case, as for a file, narrowing only costs: cutting a row into grams is slower than LIKE.
 */
export function matches(column: PgColumn, question: string, { narrowed = true } = {}): SQL | undefined {
  const words = question.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  return and(...words.map((word) => matchesWord(column, word.slice(0, 60), narrowed)));
}

function matchesWord(column: PgColumn, word: string, narrowed: boolean): SQL {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  if (!narrowed) return sql`${column} like ${pattern}`;
  const letters = [...word];
  const grams =
    letters.length === 1 ? letters : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
  return sql`(search_grams(${column}) @> ${sql.param(grams)}::text[] and ${column} like ${pattern})`;
}
