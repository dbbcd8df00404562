import { z } from "zod";
import { inputOf, pick } from "@/lib/fields/input";
import { versionNumber } from "@/lib/fields/parts";
import { unitFields } from "./fields";

const unitCode = /^[A-Z0-9][A-Z0-9-]{2,19}$/;

export const unitInput = inputOf(unitFields)
  .refine(({ code }) => unitCode.test(code), {
    path: ["code"],
    error: "单位代码：请用 3 至 20 位字母、数字和短横线",
  })
  .refine(({ parentId }) => parentId !== null, { path: ["parentId"], error: "请选择上级单位" });
export type UnitInput = z.output<typeof unitInput>;
export type UnitForm = z.input<typeof unitInput>;

/** Code, kind and chain stay for good: grants and records were made for them. */
export const unitRevisionFields = pick(unitFields, "name", "shortName", "parentId", "carriesTarget");
export const unitRevisionInput = inputOf(unitRevisionFields);
export type UnitRevision = z.output<typeof unitRevisionInput>;
export type UnitRevisionForm = z.input<typeof unitRevisionInput>;

const one = { code: z.string().regex(unitCode, "单位代码不正确"), version: versionNumber };

export const unitRevision = z.strictObject({ ...one, unit: unitRevisionInput });
export const unitClosing = z.strictObject({ ...one, validTo: unitFields.validFrom.input });
export const unitMove = z.strictObject({ ...one, direction: z.enum(["up", "down"]) });
