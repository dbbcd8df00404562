import { createHash } from "node:crypto";
import type { ReportContent } from "@/lib/export/report-content";

/** One row behind a figure as it stood: code and whole yuan, null where unknown. */
export type KeptRow = readonly [code: string, yuan: number | null];

/** What an issued summary keeps: its words and tables, and the rows its signed, started and produced figures came from. */
export type Snapshot = { report: ReportContent; rows: Readonly<Record<string, readonly KeptRow[]>> };

/** Keys in order, so that the database's own order of them changes nothing. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, inOrder(one)]),
  );
}

const sha256 = (value: unknown) =>
  createHash("sha256")
    .update(JSON.stringify(inOrder(value)))
    .digest("hex");

/** By this an issued summary can be known again, to the last word. */
export const digestOf = (snapshot: Snapshot): string => sha256(snapshot);

/** What a person looked at, word for word: not the minute in which it was read, nor where its numbers lead. */
export const likenessOf = ({ title, sections, notes }: ReportContent): string =>
  sha256({
    title,
    notes,
    sections: sections.map(({ heading, paragraphs, tables }) => ({
      heading,
      paragraphs,
      tables: tables.map(({ rows, ...table }) => ({
        ...table,
        rows: rows.map((row) => row.map(({ shown }) => shown)),
      })),
    })),
  });
