import { type Currency, currenciesIn, unitOf } from "./currency";
import { type Decimal, isLess, shifted, textOf, trimmed, whole } from "./decimal";
import type { Reading } from "./reading";
import { quoted } from "./typed";
import { type Unit, unitPlaces } from "./yuan";

/** The unit and currency of the column or field; what the text itself says beats them. */
export type AmountRules = { unit: Unit; currency?: Currency; allowNegative?: boolean };

type Refusal = {
  when: (reading: Reading, rules: AmountRules) => boolean;
  /** `example` is the same amount in the unit in force, `bare` the number without 万 or 亿. */
  say: (typed: string, example: string, bare: string) => string;
};

const refusals: readonly Refusal[] = [
  {
    when: ({ high, low, negative, atLeast }) => high !== null && (negative || atLeast || !isLess(low, high)),
    say: (typed) => `${typed}看不懂，区间请从小到大写，如 2-3亿元`,
  },
  {
    when: ({ about, atLeast }) => about && atLeast,
    say: (typed, example) => `${typed}看不懂，请写成 ${example}`,
  },
  {
    when: ({ negative, low }, { allowNegative }) => negative && low.digits > 0n && !allowNegative,
    say: (typed, example) => `${typed}是负数，这里的金额不能小于零，请写成零或正数，如 ${example}`,
  },
  {
    when: ({ saysYuan, currency }, rules) => saysYuan && !currency && (rules.currency ?? "CNY") !== "CNY",
    say: (typed, example) => `${typed}没说清是哪种货币，请写成 ${example}，或注明人民币`,
  },
  {
    // $50,000,000 in a column of 万元 are hardly 万 of dollars.
    when: ({ saysUnit, currency }, rules) =>
      !saysUnit && currency !== null && currency !== "CNY" && currency !== rules.currency,
    say: (typed, example, bare) => `${typed}没写单位，分不清是 ${bare} 还是 ${example}，请写上单位`,
  },
  {
    when: ({ low, high }) => isLess(whole(BigInt(Number.MAX_SAFE_INTEGER)), high ?? low),
    say: (typed) => `${typed}超过 9007 万亿，系统记不下，请核对数字和单位`,
  },
];

/** Why an amount that can be read may still not be believed; null when it may. */
export function refusalOf(typed: string, reading: Reading, rules: AmountRules): string | null {
  const refusal = refusals.find(({ when }) => when(reading, rules));
  if (!refusal) return null;
  const { low, currency } = reading;
  return refusal.say(quoted(typed), exampleOf(low, rules, currency), bareOf(low, rules, currency));
}

export function unreadable(typed: string, rules: AmountRules): string {
  const example = exampleOf(shifted(whole(15n), 7), rules, null);
  return currenciesIn(typed).length > 1
    ? `${quoted(typed)}写了几种货币，请只写一种，如 ${example}`
    : `${quoted(typed)}看不懂，请写成数字，如 ${example}`;
}

/** `15000美元` where it would be 15000万美元 in the unit in force. */
const bareOf = (value: Decimal, { unit }: AmountRules, said: Currency | null): string =>
  `${textOf(trimmed(shifted(value, -unitPlaces[unit])))}${unitOf("元", said ?? "CNY")}`;

/** `15000（万元）` */
function exampleOf(value: Decimal, { unit, currency = "CNY" }: AmountRules, said: Currency | null): string {
  const number = textOf(trimmed(shifted(value, -unitPlaces[unit])));
  return said && said !== currency
    ? `${number}${unitOf(unit, said)}`
    : `${number}（${unitOf(unit, currency)}）`;
}
