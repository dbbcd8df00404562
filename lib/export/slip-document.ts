import "server-only";
import {
  AlignmentType,
  HeadingLevel,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import { fixedLine, officialPaper, run, sizes, textWidth } from "./official-paper";

/** A cell pair, or a line of its own with as much room as its words, or a hand, will need. */
export type SlipRow =
  | { pairs: readonly { label: string; value: string }[] }
  | { label: string; value: string; lines?: number };

export type Slip = {
  title: string;
  /** 督办〔2026〕12号, under the title at the right. */
  number: string;
  rows: readonly SlipRow[];
  /** 落款: the office and the day in full. */
  office: string;
  day: string;
  footer: string;
  author: string;
  demo: boolean;
};

const labelWidth = 1_560;
const pairWidth = Math.floor(textWidth / 2);

/** One form on official paper: a title, a number, and a table to be read and signed. */
export function slipDocument(slip: Slip): Promise<Uint8Array> {
  const { title, number, rows, office, day, footer, author, demo } = slip;
  return officialPaper({
    ...{ title: `${title} ${number}`, author, demo, offGrid: true },
    children: [
      new Paragraph({
        heading: HeadingLevel.TITLE,
        alignment: AlignmentType.CENTER,
        spacing: { line: 700, lineRule: fixedLine.lineRule, after: 120 },
        children: [run(title, "title", { size: sizes.two, color: "000000" })],
      }),
      words(number, AlignmentType.RIGHT, sizes.four),
      new Table({
        layout: TableLayoutType.FIXED,
        width: { size: textWidth, type: WidthType.DXA },
        columnWidths: [labelWidth, pairWidth - labelWidth, labelWidth, textWidth - pairWidth - labelWidth],
        rows: rows.map(rowOf),
      }),
      new Paragraph({ spacing: { line: 160, lineRule: fixedLine.lineRule }, children: [] }),
      signature(office),
      signature(day),
      words(footer, AlignmentType.LEFT, sizes.five),
    ],
  });
}

function rowOf(row: SlipRow): TableRow {
  if ("pairs" in row)
    return new TableRow({
      cantSplit: true,
      children: row.pairs.flatMap(({ label, value }) => [labelCell(label), valueCell(value, 1)]),
    });
  const height = row.lines ? { height: { value: row.lines * 400, rule: "atLeast" as const } } : {};
  return new TableRow({
    cantSplit: true,
    ...height,
    children: [labelCell(row.label), valueCell(row.value, 3)],
  });
}

const labelCell = (text: string) => cell(text, { width: labelWidth, span: 1, label: true });
const valueCell = (text: string, span: number) =>
  cell(text, { width: span === 1 ? pairWidth - labelWidth : textWidth - labelWidth, span, label: false });

type Look = { width: number; span: number; label: boolean };

const cell = (text: string, { width, span, label }: Look) =>
  new TableCell({
    columnSpan: span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 80, right: 80, top: 60, bottom: 60 },
    children: text.split("\n").map(
      (line) =>
        new Paragraph({
          alignment: label ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: 360, lineRule: fixedLine.lineRule },
          children: [run(line, label ? "black" : "body", { size: sizes.four - 4 })],
        }),
    ),
  });

const words = (text: string, alignment: (typeof AlignmentType)[keyof typeof AlignmentType], size: number) =>
  new Paragraph({
    alignment,
    spacing: { line: 440, lineRule: fixedLine.lineRule },
    children: [run(text, "body", { size })],
  });

/** Four characters from the right edge. */
const signature = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: fixedLine,
    indent: { right: sizes.three * 40 },
    children: [run(text)],
  });
