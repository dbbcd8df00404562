import type { Verb } from "@/lib/auth/policy";
import { canSome, type Viewer } from "@/lib/auth/viewer";
import { importVerbs } from "@/lib/imports/rules";

export type MenuEntry = {
  title: string;
  href: string;
  /** Any of several opens it; null is open to everybody. */
  verb: Verb | readonly Verb[] | null;
  icon: MenuIcon;
};
export type MenuIcon =
  | "home"
  | "quick"
  | "projects"
  | "changes"
  | "board"
  | "companies"
  | "funds"
  | "deals"
  | "listings"
  | "reviews"
  | "overview"
  | "reports"
  | "progress"
  | "assignments"
  | "desk"
  | "imports"
  | "people"
  | "roles"
  | "units"
  | "dictionaries"
  | "audit";

/** In the order of a working day; what a role may not open is not there. */
const entries: readonly MenuEntry[] = [
  { title: "工作台", href: "/", verb: null, icon: "home" },
  { title: "快速填报", href: "/quick", verb: "project.log", icon: "quick" },
  { title: "项目台账", href: "/projects", verb: "project.read", icon: "projects" },
  { title: "项目看板", href: "/projects/board", verb: "project.read", icon: "board" },
  { title: "本周变化", href: "/projects/changes", verb: "project.read", icon: "changes" },
  { title: "企业与投资方", href: "/companies", verb: "company.read", icon: "companies" },
  { title: "基金矩阵", href: "/funds", verb: "fund.read", icon: "funds" },
  { title: "投资项目", href: "/funds/deals", verb: "deal.read", icon: "deals" },
  { title: "上市培育", href: "/listings", verb: "listing.read", icon: "listings" },
  { title: "调度会议", href: "/reviews", verb: "review.read", icon: "reviews" },
  { title: "全市总览", href: "/overview", verb: "report.read", icon: "overview" },
  { title: "汇总与口径", href: "/reports", verb: "report.read", icon: "reports" },
  { title: "月度进展", href: "/progress", verb: "progress.report", icon: "progress" },
  { title: "审核台", href: "/desk", verb: "check.read", icon: "desk" },
  { title: "督办", href: "/assignments", verb: "assignment.read", icon: "assignments" },
  { title: "数据导入", href: "/imports", verb: importVerbs, icon: "imports" },
  { title: "人员账号", href: "/admin/people", verb: "person.read", icon: "people" },
  { title: "角色授权", href: "/admin/grants", verb: "grant.read", icon: "roles" },
  { title: "组织单位", href: "/admin/units", verb: "unit.read", icon: "units" },
  { title: "字典", href: "/admin/dictionaries", verb: "dictionary.read", icon: "dictionaries" },
  { title: "审计日志", href: "/admin/audit", verb: "audit.read", icon: "audit" },
];

export const menuOf = (viewer: Viewer): MenuEntry[] =>
  entries.filter(({ verb }) => verb === null || canSome(viewer, [verb].flat()));
