import "server-only";
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from "docx";
import { demoWords } from "./wording";

/** GB/T 9704: the faces a document names. Nothing is embedded; the font table says what stands in for a missing one. */
const faces = {
  body: "仿宋_GB2312",
  title: "方正小标宋简体",
  black: "黑体",
  regular: "楷体_GB2312",
  song: "宋体",
} as const;
export type Face = keyof typeof faces;

const standIns: readonly (readonly [name: string, instead: string])[] = [
  ["仿宋_GB2312", "仿宋,FangSong,FZFangSong-Z02"],
  ["方正小标宋简体", "小标宋,宋体,SimSun"],
  ["楷体_GB2312", "楷体,KaiTi"],
  ["黑体", "SimHei"],
  ["宋体", "SimSun"],
];

/** Sizes in half points: 2号, 3号, 4号, 5号. */
export const sizes = { two: 44, three: 32, four: 28, five: 21 } as const;

/** 156 mm × 225 mm of text on A4, in twips. */
const paper = { width: 11_906, height: 16_838 } as const;
const margins = { top: 2098, bottom: 1984, left: 1587, right: 1474, header: 850, footer: 1304 } as const;
export const textWidth = paper.width - margins.left - margins.right;

/**
 * 22 lines of 28 characters: 28 of 16 points are a little wider than 156 mm, so that each is set a quarter point closer.
 * A grid of characters would say the same to Word, yet other programs give every one of them two of its cells.
 */
const grid = { type: DocumentGridType.LINES, linePitch: 580 } as const;
const closer = -5;
export const fixedLine = { line: 580, lineRule: LineRuleType.EXACT } as const;

export const run = (text: string, face: Face = "body", more: Partial<IRunOptions> = {}): TextRun =>
  new TextRun({
    text,
    size: sizes.three,
    characterSpacing: more.size ? 0 : closer,
    ...more,
    font: fontOf(face),
  });

/** Digits and Latin letters are half-width and of the same face. */
export const fontOf = (face: Face) => ({
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  eastAsia: faces[face],
  cs: "Times New Roman",
});

/** — 1 —, at the outer edge, one character in. */
const pageNumber = (alignment: "left" | "right") =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType[alignment === "left" ? "LEFT" : "RIGHT"],
        indent: { [alignment]: sizes.four * 10 },
        children: [
          new TextRun({
            children: ["— ", PageNumber.CURRENT, " —"],
            size: sizes.four,
            font: { ...fontOf("song"), ascii: faces.song, hAnsi: faces.song },
          }),
        ],
      }),
    ],
  });

const demoHeader = (demo: boolean) =>
  new Header({
    children: demo
      ? [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [run(demoWords, "black", { size: sizes.five, color: "C02A1F" })],
          }),
        ]
      : [],
  });

type Paper = {
  title: string;
  author: string;
  demo: boolean;
  /** A form is no letter: its cells hold as many characters as fit, not those of the grid. */
  offGrid?: boolean;
  children: ConstructorParameters<typeof Document>[0]["sections"][number]["children"];
};

/** A document on official paper, as bytes. */
export async function officialPaper({ title, author, demo, offGrid, children }: Paper): Promise<Uint8Array> {
  const header = demoHeader(demo);
  const file = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    evenAndOddHeaderAndFooters: true,
    styles: {
      paragraphStyles: [
        { id: "Normal", name: "Normal", quickFormat: true, run: { font: fontOf("body"), size: sizes.three } },
      ],
      default: {
        document: { run: { font: fontOf("body"), size: sizes.three, language: { eastAsia: "zh-CN" } } },
      },
    },
    sections: [
      {
        properties: { page: { size: paper, margin: margins }, ...(offGrid ? {} : { grid }) },
        headers: { default: header, even: header },
        footers: { default: pageNumber("right"), even: pageNumber("left") },
        children,
      },
    ],
  });
  return new Uint8Array(
    await Packer.toBuffer(file, undefined, [{ path: "word/fontTable.xml", data: fontTable }]),
  );
}

const fontTable = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${standIns
  .map(
    ([name, instead]) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join("")}</w:fonts>`;

/** Body text: two characters in, fixed line. */
export const bodyParagraph = (children: readonly ParagraphChild[]): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: fixedLine,
    indent: { firstLine: sizes.three * 20, firstLineChars: 200 },
    children: [...children],
  });
