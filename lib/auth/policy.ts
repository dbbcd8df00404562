import {
  assigning,
  assignmentReaders,
  business,
  city,
  county,
  fundKeeper,
  fundReaders,
  keeper,
  listingKeeper,
  listingReaders,
  meetingReaders,
  owing,
} from "./extents";

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

type Rule = Partial<Record<Role, Extent>>;

const everyone = Object.fromEntries(roles.map((role) => [role, "self"])) as Record<Role, Extent>;

/** The one table: role × verb. Menus, buttons, refusals, audit entries and the role test all come from it. */
export const policy = {
  "company.read": { ...business, fundOfficer: "all", listingOfficer: "all" },
  "company.readPhones": {
    ...county,
    cityHead: "all",
    fundOfficer: "unit",
    listingOfficer: "unit",
    cityOfficer: "unit",
  },
  "company.log": { ...keeper, fundOfficer: "unit", listingOfficer: "unit" },
  "company.revise": { ...keeper, countyReviewer: "unit", fundOfficer: "unit", listingOfficer: "unit" },
  "company.nameChainLeader": city,
  "company.remove": { countyReviewer: "unit", cityHead: "unit" },
  "company.export": { ...county, ...city, chainTaskForce: "chain", leader: "all" },
  "contact.log": { ...keeper, fundOfficer: "unit", listingOfficer: "unit" },
  "contact.revise": { ...keeper, fundOfficer: "unit", listingOfficer: "unit" },
  "contact.remove": { ...keeper, countyReviewer: "unit", fundOfficer: "unit", listingOfficer: "unit" },

  "project.read": business,
  "project.log": keeper,
  "project.revise": { ...keeper, countyReviewer: "unit" },
  "project.plan": { ...keeper, countyReviewer: "unit" },
  "project.advance": keeper,
  "project.attach": keeper,
  "project.pass": { countyReviewer: "unit" },
  "project.verify": city,
  "project.return": { countyReviewer: "unit", ...city },
  "project.setBack": { countyReviewer: "unit", ...city },
  "project.setPace": { ...county, cityOfficer: "unit" },
  "project.pause": { countyReviewer: "unit", ...city },
  "project.resume": { countyReviewer: "unit", ...city },
  "project.end": { countyReviewer: "unit", ...city },
  "project.transfer": city,
  "project.merge": city,
  "project.void": { countyReviewer: "unit", cityHead: "all" },
  "check.read": { countyReviewer: "unit", ...city },
  "check.accept": { countyReviewer: "unit", ...city },
  "check.return": { countyReviewer: "unit", ...city },
  "check.settle": { countyReviewer: "unit", ...city },
  "check.answer": { ...keeper, countyReviewer: "unit" },
  "project.promise": keeper,
  "project.reviewPromise": { countyReviewer: "unit", ...city },
  "project.export": { ...county, ...city, chainTaskForce: "chain", leader: "all" },
  "project.import": { countyOfficer: "unit", cityOfficer: "all" },
  "project.cite": fundKeeper,
  "progress.report": keeper,
  "progress.confirmUnchanged": keeper,
  "progress.return": { countyReviewer: "unit", ...city },
  "month.close": { cityHead: "all" },
  "light.explain": { ...keeper, countyReviewer: "unit" },
  "light.judge": city,
  "light.override": { leader: "all" },
  "followUp.log": { ...keeper, chainTaskForce: "chain" },
  "followUp.remove": keeper,
  "comment.post": business,
  "comment.remove": business,
  "task.assign": {
    ...county,
    ...city,
    leader: "all",
    chainTaskForce: "chain",
    departmentContact: "assigned",
    fundOfficer: "self",
    listingOfficer: "self",
  },
  "task.finish": everyone,

  "fund.read": { ...fundReaders, ...county },
  "fund.log": fundKeeper,
  "fund.revise": fundKeeper,
  "fund.commit": fundKeeper,
  "fund.value": fundKeeper,
  "fund.remove": fundKeeper,
  "fund.export": fundReaders,
  "fund.import": fundKeeper,
  "deal.read": { ...fundReaders, ...county, chainTaskForce: "chain" },
  "deal.log": fundKeeper,
  "deal.revise": fundKeeper,
  "deal.advance": fundKeeper,
  "deal.lever": fundKeeper,
  "deal.value": fundKeeper,
  "deal.end": fundKeeper,
  "deal.remove": fundKeeper,
  "deal.export": { ...fundReaders, ...county },
  "flow.read": fundReaders,
  "flow.log": fundKeeper,
  "flow.revise": fundKeeper,
  "flow.remove": fundKeeper,
  "flow.export": fundReaders,

  "listing.read": { ...listingReaders, departmentContact: "assigned" },
  "listing.log": listingKeeper,
  "listing.revise": listingKeeper,
  "listing.advance": listingKeeper,
  "listing.setAside": listingKeeper,
  "listing.reportYear": listingKeeper,
  "listing.answer": listingKeeper,
  "listing.engage": listingKeeper,
  "listing.raiseObstacle": listingKeeper,
  "listing.closeObstacle": listingKeeper,
  "listing.check": listingKeeper,
  "listing.remove": listingKeeper,
  "listing.export": listingReaders,
  "listing.import": listingKeeper,
  "listed.read": {
    ...listingReaders,
    countyOfficer: "all",
    countyReviewer: "all",
    chainTaskForce: "all",
    fundOfficer: "all",
    departmentContact: "all",
  },
  "listed.log": listingKeeper,
  "listed.revise": listingKeeper,
  "listed.remove": listingKeeper,
  "listed.export": listingReaders,
  "standard.read": listingReaders,
  "standard.revise": listingKeeper,

  "assignment.read": assignmentReaders,
  "assignment.assign": assigning,
  "assignment.receive": owing,
  "assignment.report": owing,
  "assignment.reply": owing,
  "assignment.askExtension": owing,
  "assignment.judgeExtension": assigning,
  "assignment.close": assigning,
  "assignment.return": assigning,
  "assignment.withdraw": assigning,
  "assignment.say": assignmentReaders,
  "assignment.export": assignmentReaders,
  "review.read": meetingReaders,
  "review.convene": city,
  "review.arrange": city,
  "review.freeze": city,
  "review.run": city,
  "review.resolve": { ...city, leader: "all" },
  "review.close": city,
  "review.draft": city,
  "review.sign": { cityHead: "all", leader: "all" },
  "review.export": { ...city, leader: "all" },

  "report.read": { ...business, fundOfficer: "all", listingOfficer: "all" },
  "report.export": { ...business, fundOfficer: "all", listingOfficer: "all" },
  "report.issue": city,

  "view.save": everyone,
  "view.shareInUnit": { countyReviewer: "unit", cityHead: "unit" },
  "view.publish": { cityHead: "all" },
  "view.remove": everyone,
  "draft.keep": everyone,
  "notice.read": everyone,
  "session.end": everyone,
  "password.change": everyone,
  "theme.choose": everyone,
  "preview.leave": everyone,

  "person.read": { systemAdmin: "all", securityAdmin: "all" },
  "person.create": { systemAdmin: "all" },
  "person.revise": { systemAdmin: "all" },
  "person.disable": { systemAdmin: "all", securityAdmin: "all" },
  "person.enable": { systemAdmin: "all" },
  "person.resetPassword": { systemAdmin: "all" },
  "grant.read": { securityAdmin: "all" },
  "grant.give": { securityAdmin: "all" },
  "grant.revoke": { securityAdmin: "all" },
  "role.preview": { securityAdmin: "all" },
  "unit.read": { systemAdmin: "all" },
  "unit.log": { systemAdmin: "all" },
  "unit.revise": { systemAdmin: "all" },
  "dictionary.read": { systemAdmin: "all" },
  "dictionary.revise": { systemAdmin: "all" },
  "audit.read": { auditAdmin: "all" },
  "audit.verify": { auditAdmin: "all" },
  "audit.export": { auditAdmin: "all" },
} as const satisfies Record<string, Rule>;

export type Verb = keyof typeof policy;
export const verbs = Object.keys(policy) as Verb[];

export const extentOf = (role: Role, verb: Verb): Extent | null => (policy[verb] as Rule)[role] ?? null;

export const roleMay = (role: Role, verb: Verb): boolean => extentOf(role, verb) !== null;

/** Whether two roles may be held by one person. */
export function rolesClash(one: Role, other: Role): boolean {
  const administrators: readonly Role[] = administratorRoles;
  if (one === other) return false;
  return administrators.includes(one) || administrators.includes(other);
}
