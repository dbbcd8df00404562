import { z } from "zod";
import { today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { cleanText } from "@/lib/fields/text";
import { isAnswerMetric, isYearMetric, units, windowWords } from "./metrics";

const words = (label: string, longest: number) =>
  z
    .string()
    .max(longest * 4)
    .transform((typed) => cleanText(typed))
    .refine((text) => text !== "", `请填写${label}`)
    .refine((text) => [...text].length <= longest, `${label}最多 ${longest} 个字`);

const day = (label: string) =>
  z
    .string()
    .max(40)
    .transform((typed, context) => {
      const parsed = parseDay(typed, { today: today(), planned: true });
      if (parsed.ok && parsed.day) return parsed.day;
      context.issues.push({ code: "custom", message: `请填写${label}`, input: typed });
      return z.NEVER;
    });

/** What a revision says anew; what the condition measures stays. */
export const standardInput = z.strictObject({
  validFrom: day("生效日"),
  value: z
    .string()
    .transform((typed) => typed.normalize("NFKC").replace(/[\s,]/g, ""))
    .refine((text) => /^-?\d{1,16}(\.\d{1,6})?$/.test(text), "请填数字：金额以元为单位，比例写小数"),
  condition: words("条件", 200),
  ruleName: words("出处", 120),
  /** 已核实 or still to be verified. */
  mark: z.enum(["sourced", "general_knowledge_verify"], "请选择是否已核实"),
  note: z
    .string()
    .max(800)
    .transform((typed) => cleanText(typed).slice(0, 200) || null),
});
export type StandardInput = z.output<typeof standardInput>;

/** A whole new condition; what it measures must be something a case can be asked. */
export const newStandardInput = standardInput.extend({
  board: z.string().regex(/^[A-Z]{2,6}$/, "请选择板块"),
  setNo: z
    .string()
    .transform((typed) => cleanText(typed).toUpperCase())
    .refine(
      (text) => /^(\d{1,2}[A-Z]?|[BFPG]\d?)$/.test(text),
      "套号写数字（第几套），基础条件写 B，定位或属性写 P",
    ),
  appliesTo: words("适用对象", 40),
  alt: z.string().regex(/^[a-f]$/, "请选择并列方案"),
  metric: z.string().refine((code) => isYearMetric(code) || isAnswerMetric(code), "请选择指标"),
  window: z.string().refine((code) => Object.hasOwn(windowWords, code), "请选择口径"),
  op: z.enum([">=", ">", "="], "请选择比较方式"),
  unit: z.string().refine((code) => Object.hasOwn(units, code), "请选择单位"),
});
export type NewStandardInput = z.output<typeof newStandardInput>;

export const lastDayInput = day("最后有效日");
