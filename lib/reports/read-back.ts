import { readXlsx } from "hucre";
import { openedWorkbook } from "@/lib/export/opened-workbook";
import type { ReportContent } from "@/lib/export/report-content";
import { decimalOfNumber, grouped, rounded, textOf } from "@/lib/money/decimal";

/** What a report says, as a person would read it aloud: sentences, and the tables line by line. For tests. */
export type Said = { sentences: string[]; tables: string[][][] };

export const saidIn = ({ sections, notes }: ReportContent): Said => ({
  sentences: [
    ...sections.flatMap(({ paragraphs }) => paragraphs),
    ...notes.map((note, i) => `${i + 1}．${note}`),
  ],
  tables: sections.flatMap(({ tables }) =>
    tables.map(({ columns, rows }) => [
      columns.map(({ title }) => title),
      ...rows.map((row) => row.map(({ shown }) => shown)),
    ]),
  ),
});

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
};
const textIn = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = ""]) => text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity))
    .join("");

/** The same, read out of a finished Word document. */
export function saidInDocument(bytes: Uint8Array): Said {
  const body = openedWorkbook(bytes).get("word/document.xml") ?? "";
  const tables = [...body.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textIn(cell)),
    ),
  );
  const paragraphs = body.replace(/<w:tbl>.*?<\/w:tbl>/gs, "").matchAll(/<w:p[ >].*?<\/w:p>/gs);
  return { sentences: [...paragraphs].map(([paragraph]) => textIn(paragraph)), tables };
}

/** The same, read out of a finished workbook: numbers as their formats show them. */
export async function saidInWorkbook(bytes: Uint8Array): Promise<Said> {
  const { sheets } = await readXlsx(bytes, { readStyles: true });
  const [words, ...tables] = sheets;
  return {
    sentences: (words?.rows ?? []).map((row) => String(row[0] ?? "")),
    tables: tables.map(({ rows, cells }) =>
      rows.map((row, i) =>
        row.map((value, place) => shownAs(value, cells?.get(`${i},${place}`)?.style?.numFmt ?? "")),
      ),
    ),
  };
}

function shownAs(value: unknown, format: string): string {
  if (typeof value !== "number") return String(value ?? "");
  if (value === 0) return "0";
  return grouped(textOf(rounded(decimalOfNumber(value), format.includes("0.00") ? 2 : 0)));
}
