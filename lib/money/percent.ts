import { type Decimal, shifted, textOf } from "./decimal";
import { commonNumerals, numberOf } from "./numerals";
import { halfWidth, isBlank, isUndecided, quoted } from "./typed";

export type ParsedPercent =
  | { ok: true; ratio: number | null; flags: ("about" | "toBeFixed")[] }
  | { ok: false; message: string };

/** What a number without a sign means: 0.3722 in a cell formatted as a percentage, 37.22 under 完成率（%）. */
export type PercentRules = { plain: "ratio" | "percent" };

const nearly = /大约|大概|约|近|左右|上下/g;
const compared = /^(?:年均|累计|同比|环比|[较比与](?:上年|去年|上月|上期|年初|全国|全省)(?:同期)?)/;
const direction =
  /^(?:(下降|减少|降低|回落|下滑|负增长)|(增长|增加|提高|上升|提升)|完成|达到|达|占比?|实现|为)了?/;

// How far the point moves for each sign behind the number.
const signPlaces: Readonly<Record<string, number>> = { "%": -2, "‰": -3, 倍: 0 };

/** `-8.92%`, `下降8.92%`, `完成37.22%` and `增长1.5倍` as ratios, computed on the digits: -0.0892. */
export function parsePercent(text: string, { plain }: PercentRules): ParsedPercent {
  if (isBlank(text)) return { ok: true, ratio: null, flags: [] };
  if (isUndecided(text)) return { ok: true, ratio: null, flags: ["toBeFixed"] };
  const typed = commonNumerals(halfWidth(text)).replace(/\s/g, "");
  const phrase = typed.replace(nearly, "").replace(compared, "");
  const flags: "about"[] = typed.search(nearly) < 0 ? [] : ["about"];
  if (phrase === "持平") return { ok: true, ratio: 0, flags };
  const [words = "", falls, grows] = direction.exec(phrase) ?? [];
  const ratio = ratioOf(phrase.slice(words.length), plain);
  const isMultiple = phrase.endsWith("倍");
  // 是上年的2.5倍 is no growth rate, and 下降-8% contradicts itself.
  if (!ratio || (isMultiple && !grows) || (falls && ratio.digits < 0n))
    return { ok: false, message: `${quoted(text)}看不懂，请写成 37.22% 这样的百分数` };
  return { ok: true, ratio: Number(textOf(falls ? { ...ratio, digits: -ratio.digits } : ratio)), flags };
}

function ratioOf(text: string, plain: PercentRules["plain"]): Decimal | null {
  const [, sign, inWords, digits = "", mark] = /^([-+]?)(百分之)?(.*?)([%‰倍])?$/.exec(text) ?? [];
  const number = numberOf(digits);
  if (!number || (inWords && mark)) return null;
  const unmarked = inWords || plain === "percent" ? -2 : 0;
  const places = mark === undefined ? unmarked : (signPlaces[mark] ?? 0);
  return shifted(sign === "-" ? { ...number, digits: -number.digits } : number, places);
}
