import { z } from "zod";
import { inputOf, pick } from "@/lib/fields/input";
import { codeText, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import type { Amount } from "@/lib/money/amount";
import {
  callFields,
  commitmentFields,
  dealFields,
  flowFields,
  fundFields,
  leverageFields,
  roundFields,
  valuationFields,
} from "./fields";
import { dealStages, forbiddenName, isForbiddenName, isOfDeal } from "./rules";

const inOrder = (earlier: string | null, later: string | null) =>
  earlier === null || later === null || earlier <= later;

export const fundInput = inputOf(fundFields)
  .refine(({ name }) => !isForbiddenName(name), { path: ["name"], error: forbiddenName })
  .refine(({ establishedOn, investUntil }) => inOrder(establishedOn, investUntil), {
    path: ["investUntil"],
    error: "投资期届满不能早于设立日期",
  })
  .refine(({ investUntil, endsOn }) => inOrder(investUntil, endsOn), {
    path: ["endsOn"],
    error: "存续期届满不能早于投资期届满",
  })
  .refine(({ layer, parentId }) => layer !== "mother" || parentId === null, {
    path: ["parentId"],
    error: "母基金是最上一层，不能再挂上级基金",
  });
export type FundInput = z.output<typeof fundInput>;
export type FundForm = z.input<typeof fundInput>;

/** Money that moved is known to the yuan: a range or 待定 cannot enter an account. */
const isSettled = (amount: Amount | null) => amount === null || amount.yuan !== null;
const unsettled = "请填确切的人民币金额；区间、待定和没有汇率的外币不能入账";

export const commitmentInput = inputOf(commitmentFields);
export type CommitmentInput = z.output<typeof commitmentInput>;
export type CommitmentForm = z.input<typeof commitmentInput>;

export const callInput = inputOf(callFields).refine(({ called }) => isSettled(called), {
  path: ["called"],
  error: unsettled,
});
export type CallInput = z.output<typeof callInput>;
export type CallForm = z.input<typeof callInput>;

export const roundInput = inputOf(roundFields);
export type RoundInput = z.output<typeof roundInput>;
export type RoundForm = z.input<typeof roundInput>;

/** What may change of a round once it stands: not whose it is. */
export const roundRevisionInput = inputOf(
  pick(roundFields, "name", "projectId", "unitId", "chainCode", "postMoney", "note"),
);
export type RoundRevision = z.output<typeof roundRevisionInput>;
export type RoundRevisionForm = z.input<typeof roundRevisionInput>;

export const dealInput = inputOf(dealFields).refine(({ share }) => share === null || Number(share) <= 100, {
  path: ["share"],
  error: "持股比例请写 0 到 100 的数字",
});
export type DealInput = z.output<typeof dealInput>;
export type DealForm = z.input<typeof dealInput>;

/** A fund's part in a round: the round is joined when the company has one of that name, begun when it has not. */
export const newDealInput = z.strictObject({ deal: dealInput, round: roundInput });
export type NewDeal = z.output<typeof newDealInput>;
export type NewDealForm = z.input<typeof newDealInput>;

export const flowInput = inputOf(flowFields)
  .refine(({ money }) => isSettled(money), { path: ["money"], error: unsettled })
  .refine(({ kind, dealId }) => !isOfDeal(kind) || dealId !== null, {
    path: ["dealId"],
    error: "投资、退出回款和分红收益须选择投资项目",
  })
  .refine(({ kind, dealId }) => isOfDeal(kind) || dealId === null, {
    path: ["dealId"],
    error: "出资、分配和费用属于基金整体，不选投资项目",
  })
  .refine(({ kind, commitmentId }) => kind !== "contribution" || commitmentId !== null, {
    path: ["commitmentId"],
    error: "出资须选择出资人",
  })
  .refine(
    ({ kind, commitmentId }) => kind === "contribution" || kind === "distribution" || commitmentId === null,
    {
      path: ["commitmentId"],
      error: "只有出资和分配填出资人",
    },
  );
export type FlowInput = z.output<typeof flowInput>;
export type FlowForm = z.input<typeof flowInput>;

export const leverageInput = inputOf(leverageFields).refine(
  ({ promised, paid }) => promised !== null || paid !== null,
  { path: ["promised"], error: "承诺金额和到位金额至少填一项" },
);
export type LeverageInput = z.output<typeof leverageInput>;
export type LeverageForm = z.input<typeof leverageInput>;

export const valuationInput = inputOf(valuationFields).refine(({ worth }) => isSettled(worth), {
  path: ["worth"],
  error: unsettled,
});
export type ValuationInput = z.output<typeof valuationInput>;
export type ValuationForm = z.input<typeof valuationInput>;

export const fileKey = z.string().regex(/^[A-Za-z0-9_-]{32}$/, "材料没有上传成功，请重新上传");
const noFile = z.union([z.literal("").transform(() => null), fileKey]);

/** The paper that proves a row; an empty text is none. */
export const fileOrNone: z.ZodType<string | null, string> = noFile;

const reason = z
  .string()
  .max(2_000)
  .transform((typed) => cleanText(typed, { keepLines: true }))
  .refine((text) => text.length >= 2, "请写明原因")
  .refine((text) => [...text].length <= 500, "原因太长，最多 500 个字");

export const stageInput = z.strictObject({
  code: codeText,
  version: versionNumber,
  stage: z.enum(dealStages, { error: "请从列表中选择阶段" }),
  reachedOn: valuationFields.valuedOn.input,
  note: valuationFields.note.input,
  fileKey: fileOrNone,
  confirmed: z.array(z.string().max(80)).max(10),
});
export type StageInput = z.output<typeof stageInput>;

export const setBackInput = z.strictObject({
  code: codeText,
  version: versionNumber,
  stage: z.enum(dealStages, { error: "请从列表中选择阶段" }),
  reason,
});
export type SetBackInput = z.output<typeof setBackInput>;

export const endInput = z.strictObject({
  code: codeText,
  version: versionNumber,
  endedOn: valuationFields.valuedOn.input,
  reason,
});
export type EndInput = z.output<typeof endInput>;

export const resumeInput = z.strictObject({ code: codeText, version: versionNumber, reason });
export type ResumeInput = z.output<typeof resumeInput>;

/** One row that belongs to a record, as the person saw it. */
export const rowTarget = z.strictObject({ code: codeText, id: idNumber, version: versionNumber });
export type RowTarget = z.output<typeof rowTarget>;
