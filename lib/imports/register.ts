import type { Transaction } from "@/db/client";
import type { Recorder } from "@/lib/audit/change";
import type { Verb } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import type { Cell } from "@/lib/import/grid";
import type { KnownColumn } from "@/lib/import/titles";
import type { Amount } from "@/lib/money/amount";
import type { Currency } from "@/lib/money/currency";
import type { Yuan } from "@/lib/money/yuan";
import type { Answers } from "./input";
import type { Difference, Issue, IssueLevel, Verdict } from "./verdicts";

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
  /** What the column itself says its numbers are in; a sheet in 万元 says nothing of its areas and shares. */
  stated: string | null;
  /** The currency its own title names; null where it names none and the row may say. */
  statedCurrency: Currency | null;
};
export type SourceCell = { cell: Cell; column: SourceColumn };

/** What makes a person look at a row before its cells are read, and the column it is about. */
export type Doubt = { place: string; level: Exclude<IssueLevel, "refuse">; message: string };

/** A record of the sheet: its filled cells by what they were mapped to. */
export type SourceRow = {
  sheet: string;
  row: number;
  yearHint: number | null;
  /** The headings under which it stands, the nearest first: （一）签约项目, 一、柯城区. */
  headings: readonly string[];
  doubts: readonly Doubt[];
  cells: ReadonlyMap<string, SourceCell>;
  /** Where each key stands, also where this record's cell is blank. */
  places: ReadonlyMap<string, string>;
  /** The unit written further up, in a table that names it once for the records below. */
  above?: { row: number; text: string };
};

/** A company as a sheet names it, and the unit it would be recorded for. */
export type NewCompany = { unitId: number; name: string };

/** What a list of rows shows of each beside its title. */
export type ShownColumn = { key: string; label: string; isNumber?: boolean };

export type CheckedRow = {
  sheet: string;
  row: number;
  verdict: Extract<Verdict, "new" | "changed" | "same" | "look" | "refused">;
  title: string;
  shown: Readonly<Record<string, string>>;
  issues: Issue[];
  changes: Difference[];
  /** Companies that nobody has recorded yet and writing this row would record. */
  companies: NewCompany[];
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
  /** Why it needs another look. */
  reason?: string;
};

/** A finished run that is taken back. */
export type UndoneRun = { userId: number; finishedAt: string; reason: string };

/** Everything the importer has to know of a register. */
export type Register = {
  /** How addresses and runs call it. */
  key: string;
  title: string;
  /** Names a run's file in messages and downloads. */
  record: string;
  verb: Verb;
  columns: readonly ImportColumn[];
  /** The column that names a record: its word tells records from totals. */
  nameKey: string;
  /** Columns no record can be without. */
  needed: readonly string[];
  /** The column that says which unit carries a record; asked once where the file has none. Null where none is needed. */
  unitKey: string | null;
  /** The column that says it where no other does: 落户地 in a ledger that names no carrying unit. */
  unitStandIn?: string;
  /** Columns that may hold several names: a row under the same merged title adds to them. */
  listKeys: readonly string[];
  shown: readonly ShownColumn[];
  /** The amount that is added up as a check, by its name. */
  sumLabel: string | null;
  /** Where no amount of a file reaches so many yuan, its unit is hardly the one meant. */
  sumSeldomBelow?: Yuan;
  /** How many rows a transaction writes. */
  batch: number;
  /** How many such transactions run side by side; absent where later rows build on what earlier ones wrote. */
  lanes?: number;
  /** Whether its commands know of refusals the checker does not, so that they are asked before anything is promised. */
  rehearsed?: true;
  /** The ledger where what was written can be seen, and where it is taken out as a file. */
  home: string;
  download: { href: string; verb: Verb };
  /** What a ledger usually carries, for the template. Every other column is recognised by its title when added. */
  usual: readonly string[];
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
  /**
   * Takes back what a run wrote of these records. Answers for each with null when it is done, else with why it was left
   * alone. Absent where the register cannot.
   */
  undo?(
    tx: Transaction,
    viewer: Viewer,
    run: UndoneRun,
    targetIds: readonly number[],
    record: Recorder,
  ): Promise<ReadonlyMap<number, string | null>>;
};
