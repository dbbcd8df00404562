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

export type MenuGroup = { title: string | null; entries: readonly MenuEntry[] };

/** In the order of a working day; what a role may not open is not there. */
const groups: readonly MenuGroup[] = [
  {
    title: null,
    entries: [
      { title: "工作台", href: "/", verb: null, icon: "home" },
      { title: "全市总览", href: "/overview", verb: "report.read", icon: "overview" },
    ],
  },
  {
    title: "项目",
    entries: [
      { title: "快速填报", href: "/quick", verb: "project.log", icon: "quick" },
      { title: "项目台账", href: "/projects", verb: "project.read", icon: "projects" },
      { title: "项目看板", href: "/projects/board", verb: "project.read", icon: "board" },
      { title: "本周变化", href: "/projects/changes", verb: "project.read", icon: "changes" },
      { title: "月度进展", href: "/progress", verb: "progress.report", icon: "progress" },
      { title: "企业与投资方", href: "/companies", verb: "company.read", icon: "companies" },
    ],
  },
  {
    title: "资本",
    entries: [
      { title: "基金矩阵", href: "/funds", verb: "fund.read", icon: "funds" },
      { title: "投资项目", href: "/funds/deals", verb: "deal.read", icon: "deals" },
      { title: "上市培育", href: "/listings", verb: "listing.read", icon: "listings" },
    ],
  },
  {
    title: "调度",
    entries: [
      { title: "审核台", href: "/desk", verb: "check.read", icon: "desk" },
      { title: "调度会议", href: "/reviews", verb: "review.read", icon: "reviews" },
      { title: "督办", href: "/assignments", verb: "assignment.read", icon: "assignments" },
    ],
  },
  {
    title: "数据",
    entries: [
      { title: "汇总与口径", href: "/reports", verb: "report.read", icon: "reports" },
      { title: "数据导入", href: "/imports", verb: importVerbs, icon: "imports" },
    ],
  },
  {
    title: "系统",
    entries: [
      { title: "人员账号", href: "/admin/people", verb: "person.read", icon: "people" },
      { title: "角色授权", href: "/admin/grants", verb: "grant.read", icon: "roles" },
      { title: "组织单位", href: "/admin/units", verb: "unit.read", icon: "units" },
      { title: "字典", href: "/admin/dictionaries", verb: "dictionary.read", icon: "dictionaries" },
      { title: "审计日志", href: "/admin/audit", verb: "audit.read", icon: "audit" },
    ],
  },
];

const opensTo =
  (viewer: Viewer) =>
  ({ verb }: MenuEntry): boolean =>
    verb === null || canSome(viewer, [verb].flat());

/** What the viewer may open, group by group; an empty group is not there. */
export const menuGroupsOf = (viewer: Viewer): MenuGroup[] =>
  groups
    .map(({ title, entries }) => ({ title, entries: entries.filter(opensTo(viewer)) }))
    .filter(({ entries }) => entries.length > 0);

export const menuOf = (viewer: Viewer): MenuEntry[] => menuGroupsOf(viewer).flatMap(({ entries }) => entries);
