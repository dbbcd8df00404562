import { z } from "zod";
import { type Role, roles } from "@/lib/auth/roles";
import { inputOf, pick } from "@/lib/fields/input";
import { grantFields, personFields } from "./fields";

export const personInput = inputOf(personFields);
export type PersonInput = z.output<typeof personInput>;
export type PersonForm = z.input<typeof personInput>;

/** An account keeps its name for good: the audit log speaks of it. */
export const personRevisionFields = pick(personFields, "name", "unitId");
export const personRevisionInput = inputOf(personRevisionFields);
export type PersonRevision = z.output<typeof personRevisionInput>;
export type PersonRevisionForm = z.input<typeof personRevisionInput>;

export const grantInput = inputOf(grantFields)
  .refine(({ fromDay, toDay }) => toDay === null || toDay >= fromDay, {
    path: ["toDay"],
    error: "到期日不能早于生效日",
  })
  .refine(({ role, chainCode }) => role !== "chainTaskForce" || chainCode !== null, {
    path: ["chainCode"],
    error: "产业链专班须选择产业链",
  })
  .refine(({ role, chainCode }) => role === "chainTaskForce" || chainCode === null, {
    path: ["chainCode"],
    error: "只有产业链专班按产业链授权，请留空",
  });
export type GrantInput = z.output<typeof grantInput>;
export type GrantForm = z.input<typeof grantInput>;

const secret = (asked: string) => z.string().min(1, asked).max(200, "密码不能超过 200 个字符");

export const passwordInput = z
  .strictObject({
    current: secret("请填写现在的密码"),
    fresh: secret("请填写新密码"),
    again: secret("请再填写一次新密码"),
  })
  .refine(({ fresh, again }) => fresh === again, { path: ["again"], error: "两次填写的新密码不一致" });
export type PasswordForm = z.input<typeof passwordInput>;

export const themeNames = { light: "浅色", dark: "深色" } as const;
export type Theme = keyof typeof themeNames;

export const accountText = z
  .string()
  .min(1)
  .max(60)
  .regex(/^[^\s/\\]+$/, "账号不正确");

export const personStates = {
  active: "在用",
  firstPassword: "未改初始密码",
  withoutRole: "未授予角色",
  disabled: "已停用",
} as const;
export type PersonState = keyof typeof personStates;

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const oneOf = <Code extends string>(codes: readonly Code[]) =>
  z
    .preprocess(first, z.enum(codes as readonly [Code, ...Code[]]))
    .nullable()
    .catch(null);

/** The list's state as its address holds it; anything odd counts as not asked. */
export const personFilter = z.object({
  q: z.preprocess(first, z.string().trim().max(60)).catch(""),
  unit: z.preprocess(first, z.string().max(30)).catch(""),
  state: oneOf(Object.keys(personStates) as PersonState[]),
  role: oneOf<Role>(roles),
  after: z.preprocess(first, z.string().max(300)).catch(""),
});
export type PersonFilter = z.output<typeof personFilter>;
