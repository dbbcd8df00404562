/** Excel's own limit for one cell. */
const longest = 32_767;

/** What XML cannot carry at all: halves of a character and the two codes that are none. */
const unwritable = /[\p{Cs}\uFFFE\uFFFF]/gu;
/** How a workbook writes an unprintable character; as somebody's text it has to be written twice over. */
const escapeLike = /_(?=x[0-9a-f]{4}_)/gi;

/** Text as a workbook can hold it: nothing lost that a cell can show, nothing that damages the file. */
export function sheetText(text: string): string {
  const clean = text.replace(unwritable, "").replace(escapeLike, "_x005F_");
  if (clean.length <= longest) return clean;
  return `${clean.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** Excel and WPS show full-width signs two columns wide. */
export function widthOf(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i += 1) width += text.charCodeAt(i) > 0xff ? 2 : 1;
  return width;
}

/** A column's width counts digits, which are a little wider than half a Chinese character. */
const perCharacter = 0.95;

/** What indents and frames take of a cell's width. */
export const inset = 2;

/** The room a line of text takes, in the measure of a column's width. */
export const roomOf = (line: string): number => widthOf(line) * perCharacter;
