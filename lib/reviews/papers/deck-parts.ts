import type PptxGenJS from "pptxgenjs";
import type { Fact } from "@/lib/reviews/figures";

export const face = "Microsoft YaHei";
export const ink = "1F2329";
export const muted = "5C636E";
export const blue = "1A5FC4";
export const pale = "E8F0FC";
export const border = { type: "solid", pt: 0.5, color: "DCDFE4" } as const;

/** A slide holds this many rows and stays readable from the last chair; longer tables are paged here. */
const rowsPerSlide = 12;
export const [left, width] = [0.5, 12.33];

/** Where a slide's content ends, above the line at its foot. */
export const foot = 6.85;

type Slide = PptxGenJS.Slide;
type Rows = PptxGenJS.TableRow[];

export function titled(deck: PptxGenJS, title: string): Slide {
  const slide = deck.addSlide({ masterName: "PAGE" });
  slide.addText(title, {
    ...{ x: left, y: 0.3, w: width, h: 0.7 },
    ...{ fontFace: face, fontSize: 28, bold: true, color: ink, fit: "shrink" },
  });
  return slide;
}

export const head = (titles: readonly string[]): PptxGenJS.TableRow =>
  titles.map((text) => ({
    text,
    options: { bold: true, color: "FFFFFF", fill: { color: blue }, align: "center" },
  }));

/** A table cut into slides of its own: the library's paging runs past the slide's end. */
export function tables(deck: PptxGenJS, title: string, heads: readonly string[], rows: Rows, colW: number[]) {
  const slides: Slide[] = [];
  for (let from = 0; from < Math.max(1, rows.length); from += rowsPerSlide) {
    const part = rows.slice(from, from + rowsPerSlide);
    const pages = Math.ceil(rows.length / rowsPerSlide);
    const slide = titled(deck, pages > 1 ? `${title}（${from / rowsPerSlide + 1}/${pages}）` : title);
    slide.addTable([head(heads), ...part], {
      ...{ x: left, y: 1.15, w: width, colW, rowH: 0.42 },
      ...{
        fontFace: face,
        fontSize: 13,
        color: ink,
        valign: "middle",
        border,
      },
    });
    slides.push(slide);
  }
  return slides;
}

export const cell = (text: string, align: "left" | "center" | "right" = "left"): PptxGenJS.TableCell => ({
  text,
  options: { align },
});

export const short = (text: string, most: number) =>
  [...text].length > most ? `${[...text].slice(0, most - 1).join("")}…` : text;

type Place = { y: number; h: number; size: number };

/** Figures side by side, each with its name above and its note below. */
export function tiles(slide: Slide, facts: readonly Fact[], { y, h, size }: Place) {
  const wide = width / facts.length;
  for (const [i, { label, value, note }] of facts.entries())
    slide.addText(
      [
        { text: label, options: { fontSize: 12, color: muted, breakLine: true } },
        { text: value, options: { fontSize: size, bold: true, color: blue, breakLine: Boolean(note) } },
        ...(note ? [{ text: note, options: { fontSize: 10, color: muted } }] : []),
      ],
      {
        ...{ x: left + i * wide, y, w: i === facts.length - 1 ? wide : wide - 0.1, h, margin: 0 },
        ...{ fontFace: face, fill: { color: "F5F6F8" }, align: "center", valign: "middle" },
      },
    );
}
