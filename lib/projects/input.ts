import { z } from "zod";
import { Unacceptable } from "@/lib/auth/refusals";
import { inputOf, pick, type Values } from "@/lib/fields/input";
import { cleanText } from "@/lib/fields/text";
import { fitsWithin } from "@/lib/money/amount";
import { projectFields } from "./fields";
import { type InvestorRole, investorRoles } from "./rules";

type Facts = Values<typeof projectFields>;
type Rule = { path: keyof Facts; holds: (project: Facts) => boolean; error: string };

/** Rules between fields. Whoever writes a project obeys them: the form, a file, the demo bureau. */
const rulesBetween: readonly Rule[] = [
  {
    path: "fixedInvestment",
    holds: ({ totalInvestment, fixedInvestment }) => fitsWithin(fixedInvestment, totalInvestment),
    error: "固定资产投资不能大于总投资，请核对单位",
  },
  {
    path: "equipmentInvestment",
    holds: ({ fixedInvestment, equipmentInvestment }) => fitsWithin(equipmentInvestment, fixedInvestment),
    error: "设备投资不能大于固定资产投资，请核对单位",
  },
  {
    path: "equipmentInvestment",
    holds: ({ totalInvestment, equipmentInvestment }) => fitsWithin(equipmentInvestment, totalInvestment),
    error: "设备投资不能大于总投资，请核对单位",
  },
  {
    path: "segmentCode",
    holds: ({ chainCode, segmentCode }) => segmentCode === null || segmentCode.startsWith(`${chainCode}-`),
    error: "产业链环节不属于所选产业链，请重新选择",
  },
];

export const projectInput = rulesBetween.reduce(
  (schema, { path, holds, error }) => schema.refine(holds, { path: [path], error }),
  inputOf(projectFields),
);

/** For whoever writes a project without having read it from a form. */
export function requireConsistent(project: Facts): void {
  const broken = rulesBetween.find(({ holds }) => !holds(project));
  if (broken) throw new Unacceptable(broken.error, { [broken.path]: broken.error });
}

export type ProjectInput = z.output<typeof projectInput>;
export type ProjectForm = z.input<typeof projectInput>;

/** The quick lead: six fields, between two telephone calls. */
export const leadFields = pick(projectFields, "name", "unitId", "content", "totalInvestment", "leadSource");
export const leadInput = z.strictObject({
  investor: z
    .string()
    .max(400)
    .transform((typed) => cleanText(typed))
    .refine((name) => name.length > 0, "请填写投资方")
    .refine((name) => [...name].length <= 120, "投资方：太长，最多 120 个字"),
  lead: inputOf(leadFields),
});
export type LeadForm = z.input<typeof leadInput>;
export type LeadInput = z.output<typeof leadInput>;

const roleCodes = Object.keys(investorRoles) as [InvestorRole, ...InvestorRole[]];

/** An investor by its company; share in percent, as typed. */
export const investorInput = z.strictObject({
  companyId: z.number({ error: "请选择企业" }).int().min(1, "请选择企业").max(Number.MAX_SAFE_INTEGER),
  role: z.enum(roleCodes, { error: "请选择投资方类型" }),
  share: z
    .string()
    .max(12)
    .transform((typed) => typed.normalize("NFKC").replace(/[%\s]/g, ""))
    .refine(
      (typed) => typed === "" || (/^\d{1,3}(\.\d{1,4})?$/.test(typed) && Number(typed) <= 100),
      "持股比例请写 0 到 100 的数字",
    )
    .transform((typed) => typed || null),
});
export type InvestorInput = z.output<typeof investorInput>;
export type InvestorForm = z.input<typeof investorInput>;
export const investorList = z.array(investorInput).max(20, "投资方最多 20 家");
