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
import { bodyParagraph, fixedLine, officialPaper, run, sizes, textWidth } from "./official-paper";
import {
  chineseNumber,
  type ReportColumn,
  type ReportContent,
  type ReportSection,
  type ReportTable,
} from "./report-content";

export type ReportMaker = {
  /** The office that signs, and the day: `2026年11月28日`. */
  office: string;
  day: string;
  author: string;
  /** 制表人、时间、编号: the line at the very end. */
  footer: string;
  demo: boolean;
};

/** A report as an office sends it: GB/T 9704 layout, the content's own words and numbers. */
export function reportDocument(content: ReportContent, maker: ReportMaker): Promise<Uint8Array> {
  const { title, facts, sections, notes } = content;
  return officialPaper({
    title,
    author: maker.author,
    demo: maker.demo,
    children: [
      new Paragraph({
        heading: HeadingLevel.TITLE,
        alignment: AlignmentType.CENTER,
        spacing: { line: 700, lineRule: fixedLine.lineRule, after: 240 },
        children: titleRuns(title),
      }),
      line(facts.join("　"), "center"),
      line("", "center"),
      ...sections.flatMap((section, i) => sectionOf(section, i + 1)),
      heading(`${chineseNumber(sections.length + 1)}、口径与说明`),
      ...notes.map((note, i) => bodyParagraph([run(`${i + 1}．${note}`)])),
      line("", "right"),
      signature(maker.office),
      signature(maker.day),
      line(maker.footer, "left"),
    ],
  });
}

/** A period in brackets stands on a line of its own: a title breaks where its meaning does. */
function titleRuns(title: string) {
  const look = { size: sizes.two, color: "000000" };
  const [name = "", period] = title.split(/(?=（)/);
  return period
    ? [run(name, "title", look), run(period, "title", { ...look, break: 1 })]
    : [run(name, "title", look)];
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const line = (text: string, align: keyof typeof alignments) =>
  new Paragraph({
    alignment: alignments[align],
    spacing: { line: 400, lineRule: fixedLine.lineRule },
    children: [run(text, "regular", { size: sizes.five + 3 })],
  });

/** 落款: four characters from the right edge. */
const signature = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: fixedLine,
    indent: { right: sizes.three * 40 },
    children: [run(text)],
  });

const heading = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: fixedLine,
    keepNext: true,
    indent: { firstLine: sizes.three * 20, firstLineChars: 200 },
    children: [run(text, "black", { color: "000000" })],
  });

const subheading = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    spacing: { ...fixedLine, before: 120 },
    keepNext: true,
    indent: { firstLine: sizes.three * 20, firstLineChars: 200 },
    children: [run(text, "regular", { color: "000000" })],
  });

const small = (text: string, align: keyof typeof alignments, keepNext = false) =>
  new Paragraph({
    alignment: alignments[align],
    keepNext,
    spacing: { line: 320, lineRule: fixedLine.lineRule },
    children: [run(text, "body", { size: sizes.five })],
  });

function sectionOf({ heading: title, paragraphs, tables }: ReportSection, number: number) {
  return [
    heading(`${chineseNumber(number)}、${title}`),
    ...paragraphs.map((text) => bodyParagraph([run(text)])),
    ...tables.flatMap((table, i) => [
      subheading(`（${chineseNumber(i + 1)}）${table.title}`),
      ...(table.unitLine ? [small(table.unitLine, "right", true)] : []),
      tableOf(table),
      small(table.note ? `注：${table.note}。` : "", "left"),
    ]),
  ];
}

function tableOf({ columns, rows, hasTotal }: ReportTable): Table {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width / all) * textWidth));
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, place) =>
          cellOf(title, { width: widths[place] ?? 0, align: "center", face: "black" }),
        ),
      }),
      ...rows.map(
        (row, i) =>
          new TableRow({
            cantSplit: true,
            children: row.map(({ shown }, place) =>
              cellOf(shown, {
                width: widths[place] ?? 0,
                align: columns[place]?.align ?? "start",
                face: hasTotal && i === 0 ? "black" : "body",
              }),
            ),
          }),
      ),
    ],
  });
}

type Look = { width: number; align: ReportColumn["align"]; face: "body" | "black" };

const cellAlignments = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT,
} as const;

const cellOf = (text: string, { width, align, face }: Look) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 50, right: 50, top: 30, bottom: 30 },
    children: [
      new Paragraph({
        alignment: cellAlignments[align],
        spacing: { line: 280, lineRule: fixedLine.lineRule },
        children: [run(text, face, { size: sizes.five - 1 })],
      }),
    ],
  });
