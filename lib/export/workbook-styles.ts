import type { BorderStyle, CellStyle, FontStyle } from "hucre";
import type { Tone } from "@/lib/ledger/spec";

const ink = { rgb: "1F2329" };
const quiet = { rgb: "5C636E" };
const red = { rgb: "C02A1F" };
const line = { style: "thin", color: { rgb: "B4BAC4" } } as const;
const framed: BorderStyle = { top: line, right: line, bottom: line, left: line };
const filled = (rgb: string) => ({ type: "pattern", pattern: "solid", fgColor: { rgb } }) as const;

/** The faces of an office ledger; a machine without them shows its own. */
const body: FontStyle = { name: "宋体", size: 11, color: ink };
const small: FontStyle = { name: "宋体", size: 10, color: quiet };

export const defaultFont: FontStyle = { name: "宋体", size: 11 };

export const titleStyle: CellStyle = {
  font: { name: "方正小标宋简体", size: 20, color: ink },
  alignment: { horizontal: "center", vertical: "center" },
};

export const demoStyle: CellStyle = {
  font: { name: "黑体", size: 12, bold: true, color: red },
  alignment: { horizontal: "center", vertical: "center" },
};

export const noteStyle = (horizontal: "left" | "right"): CellStyle => ({
  font: small,
  alignment: { horizontal, vertical: "center", wrapText: true },
});

export const headStyle: CellStyle = {
  font: { ...body, name: "黑体", bold: true },
  fill: filled("DCE6F4"),
  border: framed,
  alignment: { horizontal: "center", vertical: "center", wrapText: true },
};

export type Align = "left" | "center" | "right";

export const cellStyle = (horizontal: Align, numFmt: string): CellStyle => ({
  font: body,
  border: framed,
  alignment: {
    horizontal,
    vertical: "center",
    wrapText: horizontal !== "right",
    // Words that touch the frame are hard to read; numbers keep their distance by their format.
    indent: horizontal === "left" ? 1 : undefined,
  },
  numFmt,
});

export const totalStyle = (horizontal: Align, numFmt = "General"): CellStyle => ({
  ...cellStyle(horizontal, numFmt),
  font: { ...body, name: "黑体", bold: true },
  fill: filled("F2F4F7"),
});

/** The colours ledgers use for 红黄绿灯; they stay apart in grey print because the word is there too. */
const tones: Readonly<Record<NonNullable<Tone>, Partial<CellStyle>>> = {
  danger: { fill: filled("FFC7CE"), font: { ...body, color: { rgb: "9C0006" } } },
  warn: { fill: filled("FFEB9C"), font: { ...body, color: { rgb: "7F4F00" } } },
  good: { fill: filled("C6EFCE"), font: { ...body, color: { rgb: "006100" } } },
  blue: { fill: filled("DDEBF7"), font: { ...body, color: { rgb: "1F4E78" } } },
  muted: { font: { ...body, color: quiet } },
};

export const toned = (style: CellStyle, tone: Tone | undefined): CellStyle =>
  tone ? { ...style, ...tones[tone] } : style;
