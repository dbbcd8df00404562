import type { Transaction } from "@/db/client";
import type { Recorder } from "@/lib/audit/change";
import type { Verb } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import type { Cell } from "@/lib/import/grid";
import type { KnownColumn } from "@/lib/import/titles";
import type { Amount } from "@/lib/money/amount";
import type { Currency } from "@/lib/money/currency";
import type { Answers } from "./input";
import type { Difference, Issue, Verdict } from "./verdicts";

/** One thing a column of a sheet can be. Its label and the other titles it goes by are `names`. */
export type ImportColumn = KnownColumn & {
  label: string;
  group: string;
  required: boolean;
  unit?: string;
  /** How to fill it and what it looks like, for the template. */
  hint: string;
  example: string;
  /** The words a person can choose from, where they are few. */
  words?: readonly string[];
  /** Says money as of a month, which is asked once. */
  monthly?: boolean;
};

/** A column of the sheet as it was mapped. For money `unit` and `currency` are those in force where a cell says none. */
export type SourceColumn = {
  place: string;
  title: string;
  unit: string | null;
  currency: Currency | null;
};
export type SourceCell = { cell: Cell; column: SourceColumn };

/** A record of the sheet: its filled cells by what they were mapped to. */
export type SourceRow = {
  sheet: string;
  row: number;
  yearHint: number | null;
  cells: ReadonlyMap<string, SourceCell>;
};

export type CheckedRow = {
  sheet: string;
  row: number;
  verdict: Extract<Verdict, "new" | "changed" | "same" | "look" | "refused">;
  title: string;
  shown: Readonly<Record<string, string>>;
  issues: Issue[];
  changes: Difference[];
  /** Companies that writing this row would record, each named by the first row that needs it. */
  companies: string[];
  /** What `write` needs to write the row; null where nothing is to be written. */
  entry: Readonly<Record<string, unknown>> | null;
  targetId: number | null;
  /** The amount by which a person checks that the file was read right. */
  sum: Amount | null;
};

/** Checks one portion after another of the same file. */
export type Checker = (rows: readonly SourceRow[]) => Promise<CheckedRow[]>;

export type ReadyRow = {
  sheet: string;
  row: number;
  entry: Readonly<Record<string, unknown>>;
  targetId: number | null;
};

/** What became of a row: written, or in need of another look because the record changed in between. */
export type WrittenRow = {
  sheet: string;
  row: number;
  verdict: Extract<Verdict, "added" | "updated" | "again">;
  targetId: number | null;
};

/** Everything the importer has to know of a register. */
export type Register = {
  title: string;
  /** Names a run's file in messages and downloads. */
  record: string;
  verb: Verb;
  columns: readonly ImportColumn[];
  /** The column no record can be without. */
  nameKey: string;
  /** The column that says which unit carries a record; asked once where the file has none. */
  unitKey: string;
  /** What a list of rows shows of each. */
  shown: readonly string[];
  /** The amount that is added up as a check. */
  sumKey: string;
  /** Columns as the day's dictionaries and units have them, for the template. */
  templateColumns(viewer: Viewer): Promise<ImportColumn[]>;
  checker(viewer: Viewer, answers: Answers): Promise<Checker>;
  /** Writes a batch within a change that is under way. `runId` tells its own records from those of others. */
  write(
    tx: Transaction,
    viewer: Viewer,
    batch: { runId: number; fileName: string; rows: readonly ReadyRow[] },
    record: Recorder,
  ): Promise<WrittenRow[]>;
};
