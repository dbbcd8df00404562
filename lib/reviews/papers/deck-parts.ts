import type PptxGenJS from "pptxgenjs";

export const face = "Microsoft YaHei";
export const ink = "1F2329";
export const muted = "5C636E";
export const blue = "1A5FC4";

/** A slide holds this many rows and stays readable from the last chair; longer tables are paged here. */
const rowsPerSlide = 12;
export const [left, width] = [0.5, 12.33];

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

const head = (titles: readonly string[]): PptxGenJS.TableRow =>
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
        border: { type: "solid", pt: 0.5, color: "DCDFE4" },
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
