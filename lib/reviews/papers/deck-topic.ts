import type PptxGenJS from "pptxgenjs";
import type { TopicFigures } from "@/lib/reviews/figures";
import { border, cell, face, head, ink, left, muted, short, tiles, width } from "./deck-parts";

const rowsShown = 8;
const rowHigh = 0.36;

/** A topic's own figures and table, with what is said about it underneath and how it was counted at the foot. */
export function topicSlide(
  slide: PptxGenJS.Slide,
  { facts, heads, rows, note }: TopicFigures,
  said: readonly (readonly [term: string, text: string])[],
) {
  if (facts.length > 0) tiles(slide, facts, { y: 1.6, h: 1.2, size: 20 });
  if (rows.length > 0) {
    const shown = rows
      .slice(0, rowsShown)
      .map(({ title, cells }) => [cell(title), ...cells.map((text) => cell(text, "right"))]);
    const first = width * 0.6;
    slide.addTable([head(heads), ...shown], {
      ...{ x: left, y: 3.0, w: width, rowH: rowHigh },
      colW: heads.map((_, i) => (i === 0 ? first : (width - first) / (heads.length - 1))),
      ...{ fontFace: face, fontSize: 12, color: ink, valign: "middle", border },
    });
  }
  slide.addText(
    said.flatMap(([term, text]) => [
      { text: `${term}　`, options: { bold: true, color: muted } },
      { text: short(text, 120), options: { breakLine: true } },
    ]),
    {
      ...{
        x: left,
        y: rows.length > 0 ? 3.2 + (Math.min(rows.length, rowsShown) + 1) * rowHigh : 3.0,
        w: width,
        h: 0.9,
        margin: 0,
        valign: "top",
      },
      ...{ fontFace: face, fontSize: 13, color: ink },
    },
  );
  if (note)
    slide.addText(`口径：${note}`, {
      ...{ x: left, y: 6.62, w: width, h: 0.4, margin: 0, valign: "top" },
      ...{ fontFace: face, fontSize: 9, color: muted },
    });
}
