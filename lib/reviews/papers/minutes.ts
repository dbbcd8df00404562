import "server-only";
import { AlignmentType, HeadingLevel, Paragraph } from "docx";
import type { Day } from "@/lib/date/day";
import { bodyParagraph, fixedLine, officialPaper, run, sizes } from "@/lib/export/official-paper";
import { chineseNumber } from "@/lib/export/report-content";
import type { MinutesWords } from "@/lib/reviews/input";

/** 会议纪要 on official paper (GB/T 9704): the words as a person left them, numbered headings, who signs and when. */
export function minutesDocument(
  words: MinutesWords,
  { author, demo }: { author: string; demo: boolean },
): Promise<Uint8Array> {
  const { title, number, opening, sections, attendees, signer, day } = words;
  return officialPaper({
    title,
    author,
    demo,
    children: [
      new Paragraph({
        heading: HeadingLevel.TITLE,
        alignment: AlignmentType.CENTER,
        spacing: { line: 700, lineRule: fixedLine.lineRule, after: 200 },
        children: [run(title, "title", { size: sizes.two, color: "000000" })],
      }),
      ...(number ? [centred(number)] : []),
      blank(),
      bodyParagraph([run(opening)]),
      ...sections.flatMap(({ heading, paragraphs }, i) => [
        headingOf(`${chineseNumber(i + 1)}、${heading}`),
        ...paragraphs.map((text) => bodyParagraph([run(text)])),
      ]),
      ...(attendees
        ? [blank(), bodyParagraph([run("出席：", "black"), run(attendees.replace(/\n+/g, "；"))])]
        : []),
      blank(),
      signature(signer),
      signature(inFull(day)),
    ],
  });
}

const inFull = (day: Day): string => {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
};

const blank = () => new Paragraph({ spacing: fixedLine, children: [] });

const centred = (text: string) =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: fixedLine, children: [run(text)] });

const headingOf = (text: string) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: fixedLine,
    keepNext: true,
    indent: { firstLine: sizes.three * 20, firstLineChars: 200 },
    children: [run(text, "black", { color: "000000" })],
  });

/** 落款: four characters from the right edge. */
const signature = (text: string) =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: fixedLine,
    keepLines: true,
    indent: { right: sizes.three * 40 },
    children: [run(text)],
  });
