import type { Colour } from "./rules";

/** Shape and word of each colour, readable on grey paper. */
export const lampWords: Readonly<Record<Colour | "none", { shape: string; word: string; name: string }>> = {
  red: { shape: "■", word: "受阻", name: "红灯" },
  yellow: { shape: "▲", word: "滞后", name: "黄灯" },
  green: { shape: "●", word: "正常", name: "绿灯" },
  none: { shape: "○", word: "未评", name: "未评" },
};

const marks: Readonly<Record<string, string>> = { "!": "（人工）", "~": "（免评）" };

/** A lamp as `shownOn` answers it, taken apart: its colour, and whether somebody had a hand in it. */
export function readLamp(text: string | null): { colour: Colour | "none"; mark: string } {
  const [, colour = "none", mark = ""] = /^(red|yellow|green)([!~]?)$/.exec(text ?? "") ?? [];
  return { colour: colour as Colour | "none", mark: marks[mark] ?? "" };
}

export function lampText(text: string | null): string {
  const { colour, mark } = readLamp(text);
  return `${lampWords[colour].shape} ${lampWords[colour].word}${mark}`;
}
