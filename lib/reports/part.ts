import type { SQL, SQLWrapper } from "drizzle-orm";
import type { Verb } from "@/lib/auth/policy";
import { can, type Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";

/** Both ends belong to the period. A figure of a moment (时点) is that of its last day. */
export type Span = { from: Day; to: Day };

/** Which rows a figure is asked of: a period, and a unit or a chain within what the viewer can read. */
export type Scope = Span & { unitId: number | null; chain: string | null };

/** One kind of thing that is counted: the tables it comes from, whose reach limits it, how one row is named. */
export type Ground = {
  /** Who reads these rows. Without it there is no figure, which is not the same as zero. */
  verb: Verb;
  /** Narrower than the verb, where some of its holders would read a part and take it for the whole. */
  readers?: (viewer: Viewer) => boolean;
  from: SQL;
  within: (viewer: Viewer) => SQL | undefined;
  unitId: SQLWrapper;
  chain: SQLWrapper;
  id: SQLWrapper;
  code: SQLWrapper;
  name: SQLWrapper;
  /** The record of a row. */
  path: (code: string) => string;
};

export const mayRead = (viewer: Viewer, { verb, readers }: Ground): boolean =>
  can(viewer, verb) && (readers?.(viewer) ?? true);

/** What the number of a row is; the rows of a count have none. */
export type Measure = "yuan" | "dollars" | "days" | "mu" | "tce";

/** The rows of which a figure is made, and what is added up over them. */
export type Part = {
  /** 正式签约的新项目 */
  label: string;
  ground: Ground;
  /** Instead of the ground's tables, where these depend on the period. */
  from?: (span: Span) => SQL;
  where: (span: Span) => SQL | undefined;
  /** The day that places a row in the period. */
  on: SQLWrapper;
  /** Null is unknown: counted, and in no sum. */
  amount?: (span: Span) => SQLWrapper;
  measure?: Measure;
  /** Other than the period asked for: the same one a year before. */
  span?: (span: Span) => Span;
  /** The ledger filtered to exactly these rows, where it can say so. */
  ledger?: (span: Span) => Record<string, string>;
};

/** `unknown` rows are in the count; their numbers are known to nobody and in no sum. */
export type Tally = { count: number; sum: number; unknown: number };

export const nothing: Tally = { count: 0, sum: 0, unknown: 0 };
