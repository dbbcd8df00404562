import type { grants, users } from "@/db/schema";
import { roleNames } from "@/lib/auth/roles";
import type { FactsOf } from "@/lib/fields/input";
import { choice, coded, day, type Field, reference, required, text } from "@/lib/fields/kinds";

type OwnOfUser =
  | "id"
  | "initials"
  | "passwordHash"
  | "mustChangePassword"
  | "disabledAt"
  | "theme"
  | "version"
  | "createdAt";

export const personFields = {
  account: accountName("账号"),
  name: required(text("姓名", { longest: 40 })),
  unitId: required(reference("所在单位")),
} satisfies FactsOf<typeof users.$inferSelect, OwnOfUser>;

export const grantFields = {
  role: required(choice("角色", roleNames)),
  unitId: required(reference("授权单位")),
  chainCode: coded("产业链", "chains"),
  fromDay: required(day("生效日", { planned: true })),
  toDay: day("到期日", { planned: true }),
} satisfies FactsOf<typeof grants.$inferSelect, "id" | "userId" | "grantedBy" | "revokedAt" | "version">;

/** Words for columns the program keeps, as the audit log shows them. */
export const personHistoryLabels: Readonly<Record<string, string>> = {
  initials: "拼音首字母",
  mustChangePassword: "须修改密码",
  disabledAt: "停用时间",
  theme: "外观",
  userId: "人员",
  grantedBy: "授予人",
  revokedAt: "撤销时间",
  endedBecause: "结束原因",
  previewRole: "预览的角色",
};

/** Typed at every sign-in and part of an address: plain letters and digits. */
function accountName(label: string): Field<string> {
  const typed = required(text(label, { longest: 40 }));
  return {
    ...typed,
    input: typed.input
      .transform((account) => account.normalize("NFKC").toLowerCase())
      .refine(
        (account) => /^[a-z0-9][a-z0-9._-]{2,39}$/.test(account),
        `${label}：请用 3 至 40 位小写字母、数字、点或短横线，以字母或数字开头`,
      ),
  };
}
