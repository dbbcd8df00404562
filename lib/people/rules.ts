import { administratorRoles, type Role, rolesClash } from "@/lib/auth/roles";
import type { UnitKind } from "@/lib/units/reference";

/** Where each role can be held: a role reaches the unit it is given for and everything under it. */
export const homesOf: Readonly<Record<Role, readonly UnitKind[]>> = {
  countyOfficer: ["county", "zone"],
  countyReviewer: ["county", "zone"],
  cityOfficer: ["bureau"],
  cityHead: ["bureau"],
  chainTaskForce: ["chainOffice"],
  fundOfficer: ["fund"],
  listingOfficer: ["finance"],
  departmentContact: ["department"],
  leader: ["city"],
  systemAdmin: ["city"],
  securityAdmin: ["city"],
  auditAdmin: ["city"],
};

export const isAdministrator = (role: string): boolean =>
  (administratorRoles as readonly string[]).includes(role);

/** Days a grant counts on, both ends included; without an end it goes on. */
export type Period = { fromDay: string; toDay: string | null };

export const overlap = (one: Period, other: Period): boolean =>
  (other.toDay === null || one.fromDay <= other.toDay) && (one.toDay === null || other.fromDay <= one.toDay);

/** The first of the roles held at the same time that may not be held together with this one. */
export function clashing<Held extends Period & { role: string }>(
  wanted: Period & { role: Role },
  held: readonly Held[],
): Held | null {
  return held.find((one) => overlap(wanted, one) && rolesClash(wanted.role, one.role as Role)) ?? null;
}

export type GrantState = "inForce" | "ahead" | "over" | "revoked";

export const grantStateNames = {
  inForce: "在用",
  ahead: "未生效",
  over: "已到期",
  revoked: "已撤销",
} as const satisfies Record<GrantState, string>;

export function grantState(grant: Period & { revokedAt: string | null }, today: string): GrantState {
  if (grant.revokedAt) return "revoked";
  if (grant.fromDay > today) return "ahead";
  return grant.toDay !== null && grant.toDay < today ? "over" : "inForce";
}

/** A made-up password, to be shown once. Null when this very form had made the account before: it was shown then. */
export type FirstPassword = { account: string; password: string | null };

/** Why a session ended. Spelling here is spelling in `sessions.ended_because`. */
export const endings = {
  signedOut: "本人退出",
  ended: "被结束",
  passwordChanged: "修改密码",
  passwordReset: "密码被重置",
  disabled: "账号停用",
  grantsChanged: "角色变动",
} as const;
export type Ending = keyof typeof endings;

const browsers: readonly [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\/(\d+)/, "Edge"],
  [/360SE|360EE|QIHU/, "360 浏览器"],
  [/QQBrowser\/(\d+)/, "QQ 浏览器"],
  [/MicroMessenger\/(\d+)/, "微信"],
  [/DingTalk\/(\d+)/, "钉钉"],
  [/Firefox\/(\d+)/, "Firefox"],
  [/Chrom(?:e|ium)\/(\d+)/, "Chrome"],
  [/Version\/(\d+).*Safari/, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/Windows/, "Windows"],
  [/Android/, "安卓"],
  [/iPhone|iPad/, "iOS"],
  [/Mac OS X/, "macOS"],
  [/UOS|UnionTech/i, "统信 UOS"],
  [/Kylin/i, "麒麟"],
  [/Linux/, "Linux"],
];

/** `Chrome 106 · Windows` out of what a browser says of itself. */
export function browserWords(agent: string | null): string {
  if (!agent) return "未知浏览器";
  const [pattern, name] = browsers.find(([known]) => known.test(agent)) ?? [null, "其他浏览器"];
  const version = pattern?.exec(agent)?.[1];
  const system = systems.find(([known]) => known.test(agent))?.[1];
  return [version ? `${name} ${version}` : name, system].filter(Boolean).join(" · ");
}
