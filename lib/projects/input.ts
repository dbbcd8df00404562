import { z } from "zod";
import { inputOf, pick } from "@/lib/fields/input";
import { cleanText } from "@/lib/fields/text";
import { projectFields } from "./fields";
import { type InvestorRole, investorRoles } from "./rules";

export const projectInput = inputOf(projectFields)
  .refine(({ totalInvestment, fixedInvestment }) => isWithin(fixedInvestment?.yuan, totalInvestment?.yuan), {
    path: ["fixedInvestment"],
    error: "固定资产投资不能大于总投资，请核对单位",
  })
  .refine(
    ({ fixedInvestment, equipmentInvestment }) => isWithin(equipmentInvestment?.yuan, fixedInvestment?.yuan),
    { path: ["equipmentInvestment"], error: "设备投资不能大于固定资产投资，请核对单位" },
  )
  .refine(({ chainCode, segmentCode }) => segmentCode === null || segmentCode.startsWith(`${chainCode}-`), {
    path: ["segmentCode"],
    error: "产业链环节不属于所选产业链，请重新选择",
  });

const isWithin = (part: number | null | undefined, whole: number | null | undefined) =>
  part === null || part === undefined || whole === null || whole === undefined || part <= whole;

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
