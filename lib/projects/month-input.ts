import { z } from "zod";
import { codeText, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import { monthText } from "./progress-input";

const words = (label: string) =>
  z
    .string()
    .max(1_200)
    .transform((typed) => cleanText(typed, { keepLines: true }))
    .refine((text) => text.length >= 2, `请写明${label}`)
    .refine((text) => [...text].length <= 300, `${label}：太长，最多 300 个字`);

/** The cells of the monthly grid that can be sent back. */
export const cellNames = { investment: "完成投资", arrived: "到位资金", words: "形象进度" } as const;
export type CellName = keyof typeof cellNames;
const cells = Object.keys(cellNames) as [CellName, ...CellName[]];

export const returnCellInput = z.strictObject({
  code: codeText,
  month: monthText,
  cell: z.enum(cells, { error: "请选择退回哪一项" }),
  reason: words("退回原因"),
});
export type ReturnCellInput = z.output<typeof returnCellInput>;

export const answerReturnInput = z.strictObject({
  code: codeText,
  id: idNumber,
  version: versionNumber,
  answer: words("核对情况"),
});
export type AnswerReturnInput = z.output<typeof answerReturnInput>;

export const closeMonthInput = z.strictObject({
  month: monthText,
  confirmed: z.array(z.string().max(80)).max(3),
});
export type CloseMonthInput = z.output<typeof closeMonthInput>;
