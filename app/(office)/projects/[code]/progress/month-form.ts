import { z } from "zod";
import { echoAmount, parseAmount } from "@/lib/money/amount";
import type { Currency } from "@/lib/money/currency";
import { type MonthForm, monthInput } from "@/lib/projects/progress-input";

type Arrived = MonthForm["arrived"][number];

/** What the form holds: every cell as text, blanks included. */
export type MonthValues = {
  month: string;
  basis: MonthForm["basis"];
  investment: { typed: string; reason: string };
  arrived: (Arrived & { voucherNote: string })[];
  words: string;
};

const { month, basis, investment, arrived, words } = monthInput.shape;

/** A row of arrived money that was opened must say how much; taking a number back is an act of its own. */
export const monthForm = z
  .strictObject({ month, basis, investment, arrived, words })
  .superRefine((form, context) => {
    form.arrived.forEach((row, i) => {
      if (row.amount === null)
        context.addIssue({
          code: "custom",
          path: ["arrived", i, "typed"],
          message: "请填写金额，或删去这一行",
        });
    });
  }) as unknown as z.ZodType<unknown, MonthValues>;

export const blankArrived: MonthValues["arrived"][number] = {
  typed: "",
  reason: "",
  origin: "domestic",
  currency: "CNY",
  rate: "",
  voucherKey: "",
  voucherNote: "",
};

/** A blank cell was not touched; words as they stood were not either. */
export const cellsOf = (values: MonthValues, wordsBefore: string) => ({
  month: values.month,
  basis: values.basis,
  investment: values.investment.typed.trim() ? values.investment : null,
  arrived: values.arrived.map((row) => ({ ...row, voucherNote: row.voucherNote.trim() || null })),
  words: values.words.trim() === wordsBefore.trim() ? null : values.words,
});

/** The cells two people may have filled at once, by their place in the form. */
export const partOf = (values: MonthValues): Record<string, string> => ({
  "investment.typed": values.investment.typed,
  ...Object.fromEntries(values.arrived.map(({ typed }, i) => [`arrived.${i}.typed`, typed])),
  words: values.words,
});

export const cellLabels: Readonly<Record<string, string>> = {
  "investment.typed": "完成投资（万元）",
  ...Object.fromEntries([0, 1, 2, 3, 4].map((i) => [`arrived.${i}.typed`, `到位资金第 ${i + 1} 行（万元）`])),
  words: "形象进度",
};

/** How a typed amount was understood. */
export function echoOf(text: string, currency: Currency): string | null {
  const parsed = parseAmount(text, { unit: "万元", currency, allowNegative: true });
  if (!parsed.ok) return parsed.message;
  return parsed.amount ? echoAmount(parsed.amount, "万元") : null;
}
