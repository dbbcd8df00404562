import { type Currency, currenciesIn, withoutCurrency } from "./currency";
import { type Decimal, isLess, plus } from "./decimal";
import { commonNumerals } from "./numerals";
import { type Quantity, quantityOf } from "./quantity";
import { halfWidth } from "./typed";

/** What the words of an amount say, in single units of its currency. `high` is set for a range. */
export type Reading = {
  low: Decimal;
  high: Decimal | null;
  about: boolean;
  atLeast: boolean;
  negative: boolean;
  phases: boolean;
  /** A bracket behind the amount says more of it: 1.2亿元（其中设备投资6000万元）. */
  remark: boolean;
  currency: Currency | null;
  saysUnit: boolean;
  saysYuan: boolean;
};

// An officer's words before and behind a number. Those that mean neither are only labels.
type Meaning = "about" | "atLeast" | "negative" | "label";
const before: readonly (readonly [RegExp, Meaning])[] = [
  [/^(?:大约为?|大概|约莫|约为|约合|约|将近|接近|近|预计|估计|估算|暂定)/, "about"],
  [/^(?:超过|超|逾|突破|不低于|不少于|不小于|不下|至少|高于|大于|>=|≥|>)/, "atLeast"],
  [/^(?:-|负)(?!-)/, "negative"],
  [/^\((?:预计|暂定|约|估算)\)/, "about"],
  [/^其中:?/, "label"],
  [/^(?:计划|项目|拟)?(?:总投资|投资总额|投资额|投资|合计|共计|总计)(?:为|:)?/, "label"],
];
const behind: readonly (readonly [RegExp, Meaning])[] = [
  [/(?:左右|上下|前后|\((?:预计|暂定|约数?|估算)\))$/, "about"],
  [/(?:及?以上|\+|有余|多|余)$/, "atLeast"],
];
// 10多亿元, 5000余万元, 3个多亿
const inside = /([\d十百千个万亿])[多余](?=[万亿元])/;

// A space between two digits stays: 1 200 is one number, 5 8 is none.
// A line break may part a number from its unit; between two numbers it parts two amounts.
const idleBreak = /(?<![\d.,])\s*\n\s*|\s*\n\s*(?![\d.,\s])/g;
const idleSpace = /([^\d])[^\S\n]+|[^\S\n]+(?!\d)/g;

const phaseMark = "(?:其中:?)?(?:项目)?第?[首一二三四五六七八九十\\d]{1,2}期";
const phaseLabel = new RegExp(`^${phaseMark}(?:工程|项目)?(?:计划)?(?:总?投资)?额?[:为]?`);
const betweenPhases = new RegExp(`[,;、+(\\n]+(?=${phaseMark})`);

/** Reads a text that is neither blank nor 待定; null when it cannot be understood. */
export function readingOf(typed: string, unitInForce: Decimal): Reading | null {
  const text = commonNumerals(halfWidth(typed).toUpperCase()).replace(idleSpace, "$1");
  const [first = "", ...rest] = text.split(betweenPhases).map((part) => part.replace(idleBreak, ""));
  if (rest.length === 0 && !phaseLabel.test(first))
    return singleReading(first, unitInForce) ?? remarkedReading(first, unitInForce);
  return phasedReading(first, rest, unitInForce);
}

const remark = /^([^()]+)\(([^()]+)\)$/;
// 3亿元（总投资10亿元）: which of the two is meant is for a person to say.
const otherWhole = /总|合计|共|增|减|调|原/;

/** What stands before a bracket that says more of it, as long as the bracket names no other whole. */
function remarkedReading(text: string, unitInForce: Decimal): Reading | null {
  const [, amount = "", more = ""] = remark.exec(text) ?? [];
  if (amount === "" || otherWhole.test(more) || currenciesIn(more).length > 0) return null;
  const reading = singleReading(amount, unitInForce);
  return reading && { ...reading, remark: true };
}

/** 一期5亿元，二期8亿元 is their sum; 总投资13亿元（其中一期5亿元） is the whole it names. */
function phasedReading(first: string, rest: readonly string[], unitInForce: Decimal): Reading | null {
  const phases = phaseLabel.test(first) ? [first, ...rest] : rest;
  const readings: Reading[] = [];
  for (const phase of phases) {
    const reading = singleReading(phase.replace(phaseLabel, "").replace(/\)$/, ""), unitInForce);
    if (!reading || reading.high || reading.negative) return null;
    readings.push(reading);
  }
  const sum = summed(readings);
  if (phases.length > rest.length) return sum;
  const total = singleReading(first, unitInForce);
  return total && sum && !total.high && !isLess(total.low, sum.low) ? { ...total, phases: true } : null;
}

function summed(readings: readonly Reading[]): Reading | null {
  const [first, ...others] = readings;
  if (!first) return null;
  if (others.some((other) => other.currency !== first.currency || other.saysUnit !== first.saysUnit))
    return null;
  return {
    ...first,
    low: others.reduce((sum, other) => plus(sum, other.low), first.low),
    about: readings.some((reading) => reading.about),
    atLeast: readings.some((reading) => reading.atLeast),
    phases: true,
    saysYuan: readings.some((reading) => reading.saysYuan),
  };
}

function singleReading(text: string, unitInForce: Decimal): Reading | null {
  const { rest, currencies } = withoutCurrency(text);
  const { core, meanings } = withoutQualifiers(rest);
  const quantities = rangeOf(core, unitInForce);
  if (!quantities || currencies.length > 1) return null;
  const [low, high] = quantities;
  const last = high ?? low;
  return {
    low: low.value,
    high: high?.value ?? null,
    about: meanings.has("about"),
    atLeast: meanings.has("atLeast"),
    negative: meanings.has("negative"),
    phases: false,
    remark: false,
    currency: currencies[0] ?? null,
    saysUnit: last.saysUnit,
    saysYuan: low.saysYuan || last.saysYuan,
  };
}

function withoutQualifiers(text: string): { core: string; meanings: Set<Meaning> } {
  const meanings = new Set<Meaning>();
  let core = text.replace(inside, (_, kept: string) => {
    meanings.add("atLeast");
    return kept;
  });
  for (let found = true; found; ) {
    found = false;
    for (const [words, meaning] of [...before, ...behind]) {
      if (!words.test(core)) continue;
      core = core.replace(words, "");
      meanings.add(meaning);
      found = true;
    }
  }
  return { core, meanings };
}

/** 3-5亿元, 2亿至3亿: the first takes the unit of the second when it says none. */
function rangeOf(core: string, unitInForce: Decimal): [Quantity, Quantity | null] | null {
  const [left = "", right, ...more] = core.split(/-+|~|至|到/);
  if (more.length > 0) return null;
  if (right === undefined) {
    const only = quantityOf(left, unitInForce);
    return only && [only, null];
  }
  const high = quantityOf(right, unitInForce);
  const own = quantityOf(left, unitInForce);
  const low = own?.saysUnit ? own : quantityOf(`${left}${soleUnitOf(right)}`, unitInForce);
  return low && high && (high.saysUnit || !low.saysUnit) ? [low, high] : null;
}

/** 亿元 of 5亿元; nothing of 5亿5000万元, whose first half could be meant in either. */
const soleUnitOf = (text: string) => /^[^万亿]*?((?:[百千]?(?:万亿|亿|万)|千)?元?)$/.exec(text)?.[1] ?? "?";
