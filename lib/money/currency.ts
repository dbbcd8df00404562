import { halfWidth } from "./typed";
import type { Unit } from "./yuan";

export const currencyNames = {
  CNY: "人民币",
  USD: "美元",
  EUR: "欧元",
  HKD: "港元",
  JPY: "日元",
  GBP: "英镑",
  KRW: "韩元",
  TWD: "新台币",
  SGD: "新加坡元",
} as const;

export type Currency = keyof typeof currencyNames;

/** 万美元, 亿元 */
export const unitOf = (unit: Unit, currency: Currency): string =>
  currency === "CNY" ? unit : unit.replace("元", currencyNames[currency]);

/** What people type for each, in capitals. $ alone is taken for US dollars, ¥ for yuan. */
const currencyWords = {
  CNY: ["人民币", "CNY", "RMB", "CN¥", "¥"],
  USD: ["美元", "美金", "USD", "US$", "$"],
  EUR: ["欧元", "EUR", "€"],
  HKD: ["港元", "港币", "港纸", "HKD", "HK$"],
  JPY: ["日元", "日圆", "日币", "JPY", "JP¥"],
  GBP: ["英镑", "GBP", "£"],
  KRW: ["韩元", "韩圆", "韩币", "KRW", "₩"],
  TWD: ["新台币", "台币", "TWD", "NT$"],
  SGD: ["新加坡元", "新加坡币", "新元", "新币", "SGD", "S$"],
} as const satisfies Record<Currency, readonly string[]>;

const currencyOf = new Map<string, Currency>();
for (const currency of Object.keys(currencyNames) as Currency[])
  for (const word of currencyWords[currency]) currencyOf.set(word, currency);

const words = [...currencyOf.keys()].map((word) => word.replace("$", "\\$")).join("|");
const anyWord = new RegExp(words, "g");
const bracketed = new RegExp(`\\((${words})\\)`, "g");

/**
 * Takes the currency words out of a text in capitals. Behind a number the word is also its unit, so 5000万美元
 * leaves 5000万元; in front of one (美元5000万) it says nothing about the unit and leaves 5000万.
 */
export function withoutCurrency(text: string): { rest: string; currencies: Currency[] } {
  const currencies = new Set<Currency>();
  const rest = text
    .replace(bracketed, "$1")
    .replace(anyWord, (word, at: number, all: string) => {
      const currency = currencyOf.get(word);
      if (currency) currencies.add(currency);
      return at > 0 && /[\d.万亿元多余个一二三四五六七八九十百千零]/.test(all.charAt(at - 1)) ? "元" : "";
    })
    .replace(/元+/g, "元");
  return { rest, currencies: [...currencies] };
}

/** Every currency a text names. */
export const currenciesIn = (typed: string): Currency[] =>
  withoutCurrency(halfWidth(typed).toUpperCase()).currencies;
