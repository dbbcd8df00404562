/** The roles of the bureau's people. Spelling here is spelling in the `grants` table. */
export const roleNames = {
  countyOfficer: "县区招商员",
  countyReviewer: "县区审核员",
  cityOfficer: "市招商业务员",
  cityHead: "市招商负责人",
  chainTaskForce: "产业链专班",
  fundOfficer: "基金专员",
  listingOfficer: "上市专员",
  departmentContact: "部门联络员",
  leader: "领导",
  systemAdmin: "系统管理员",
  securityAdmin: "安全管理员",
  auditAdmin: "审计管理员",
} as const;

export type Role = keyof typeof roleNames;
export const roles = Object.keys(roleNames) as Role[];

/** The three administrators hold no business role, and no two of the three are one person (domain.md §6.2). */
export const administratorRoles = [
  "systemAdmin",
  "securityAdmin",
  "auditAdmin",
] as const satisfies readonly Role[];

/** How far a verb carries: every row, the granted unit and what lies under it, the granted chain, or rows assigned by task. */
export type Extent = "all" | "unit" | "chain" | "assigned" | "self";

/** How far one verb carries for each role that has it. */
export type Rule = Partial<Record<Role, Extent>>;

/** Whether two roles may be held by one person. */
export function rolesClash(one: Role, other: Role): boolean {
  const administrators: readonly Role[] = administratorRoles;
  if (one === other) return false;
  return administrators.includes(one) || administrators.includes(other);
}
