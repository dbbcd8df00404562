import type { Day } from "@/lib/date/day";
import { type Accounts, lastYearOn } from "./accounts";
import { type Condition, type Finding, findingOf, inForce, isPending } from "./finding";

/** Whether something holds, fails, or cannot be told for want of input. */
export type Holding = "met" | "failed" | "unknown" | "pending";

export type Alternative = { alt: string; holding: Holding; findings: Finding[] };

/** `option`: one of the sets to choose from. `required`: asked of every company. `after`: concerns a company already listed. */
export type Role = "option" | "required" | "after";

export type SetVerdict = {
  setNo: string;
  title: string;
  role: Role;
  holding: Holding;
  alternatives: Alternative[];
};

export type BoardVerdict = {
  board: string;
  asOf: Day;
  /** The last business year gone by. */
  lastYear: number;
  sets: SetVerdict[];
  /** What may be said of it all, and no more. */
  sentence: string;
  holding: Holding;
  caveats: string[];
};

const roleOf = (setNo: string): Role => {
  if (/^[BFP]/.test(setNo)) return "required";
  return setNo === "G" ? "after" : "option";
};

export function titleOf(setNo: string, appliesTo: string): string {
  if (roleOf(setNo) !== "option") return appliesTo.replace(/（[^）]*满足）$/, "");
  const name = /^\d+$/.test(setNo) ? `第${setNo}套标准` : `第${setNo}章`;
  return appliesTo === "一般企业" ? name : `${name}（${appliesTo}）`;
}

/** What the rules in force on a day say of a company on one board. Pure: the same rows and the same day, the same verdict. */
export function verdictOf(
  board: string,
  conditions: readonly Condition[],
  accounts: Accounts,
  asOf: Day,
): BoardVerdict {
  const own = conditions.filter((one) => one.board === board);
  const now = own.filter((one) => inForce(one, asOf) || waits(one, asOf));
  const sets = [...new Set(now.map(({ setNo }) => setNo))].map((setNo) =>
    setVerdict(
      now.filter((one) => one.setNo === setNo),
      accounts,
      asOf,
    ),
  );
  const last = lastYearOn(asOf, accounts.years);
  const unrecorded = requiredElsewhere(own, now);
  return {
    board,
    asOf,
    lastYear: last.year,
    sets,
    ...overall(sets, unrecorded),
    caveats: [
      ...(last.isOld
        ? [`${last.year + 1} 年数据未填，按 ${last.year} 年为最近一年（报表有效期至 6 月底）`]
        : []),
      ...new Set(
        sets.flatMap(({ alternatives }) =>
          alternatives.flatMap(({ findings }) => findings.flatMap(({ caveats }) => caveats)),
        ),
      ),
    ],
  };
}

/** Announced without numbers or a day. */
const waits = (one: Condition, asOf: Day) =>
  isPending(one) && one.validFrom === null && (one.validTo === null || asOf <= one.validTo);

function setVerdict(rows: readonly Condition[], accounts: Accounts, asOf: Day): SetVerdict {
  const [{ setNo, appliesTo } = { setNo: "", appliesTo: "" }] = rows;
  const alternatives = [...new Set(rows.map(({ alt }) => alt))].sort().map((alt): Alternative => {
    const findings = rows.filter((one) => one.alt === alt).map((one) => findingOf(one, accounts, asOf));
    return { alt, findings, holding: allOf(findings) };
  });
  const holding = anyOf(alternatives.map((one) => one.holding));
  return { setNo, title: titleOf(setNo, appliesTo), role: roleOf(setNo), holding, alternatives };
}

function allOf(findings: readonly Finding[]): Holding {
  const has = (...states: string[]) => findings.some(({ state }) => states.includes(state));
  if (has("pending")) return "pending";
  if (has("short", "unmet")) return "failed";
  return has("unknown") ? "unknown" : "met";
}

function anyOf(holdings: readonly Holding[]): Holding {
  return (["met", "unknown", "failed"] as const).find((one) => holdings.includes(one)) ?? "pending";
}

/** Requirements recorded for other days only: then nothing can be said of them on this one. */
function requiredElsewhere(own: readonly Condition[], now: readonly Condition[]): string[] {
  const kept = new Set(now.map(({ setNo }) => setNo));
  const absent = own.filter(({ setNo }) => roleOf(setNo) === "required" && !kept.has(setNo));
  return [...new Set(absent.map(({ setNo, appliesTo }) => titleOf(setNo, appliesTo.replace(/（.*$/, ""))))];
}

function overall(sets: readonly SetVerdict[], unrecorded: readonly string[]) {
  const options = sets.filter(({ role, holding }) => role === "option" && holding !== "pending");
  if (options.length === 0)
    return { holding: "unknown" as const, sentence: "没有收录这一天的上市标准，不作判断" };
  const met = options.filter(({ holding }) => holding === "met");
  const rest = [...requirementsInWords(sets), ...unrecorded.map((title) => `${title}没有收录当日条款`)];
  const tail = rest.length > 0 ? `；${rest.join("，")}` : "";
  if (met.length > 0) {
    const names = met.map(({ title }) => title).join("、");
    return { holding: holdingWith(sets, unrecorded), sentence: `按所填数据，满足${names}${tail}` };
  }
  const open = options.filter(({ holding }) => holding === "unknown");
  if (open.length > 0) {
    const names = open.map(({ title }) => title).join("、");
    return { holding: "unknown" as const, sentence: `按所填数据，${names}缺数据，还不能判断${tail}` };
  }
  const nearest = nearestOf(options);
  const sentence = `按所填数据，各套标准都有缺口，差得最少的是${nearest.title}（${nearest.gaps} 项）${tail}`;
  return { holding: "failed" as const, sentence };
}

function holdingWith(sets: readonly SetVerdict[], unrecorded: readonly string[]): Holding {
  const required = sets.filter(({ role }) => role === "required");
  if (required.some(({ holding }) => holding === "failed")) return "failed";
  const isOpen = unrecorded.length > 0 || required.some(({ holding }) => holding !== "met");
  return isOpen ? "unknown" : "met";
}

/** 基础条件有缺口, 科创属性缺数据: what is asked of everybody and does not hold yet. */
function requirementsInWords(sets: readonly SetVerdict[]): string[] {
  const required = sets.filter(({ role }) => role === "required");
  const called = (holding: Holding) => [
    ...new Set(required.filter((one) => one.holding === holding).map(({ title }) => title)),
  ];
  const [failed, unknown] = [
    called("failed"),
    called("unknown").filter((title) => !called("failed").includes(title)),
  ];
  return [
    ...(failed.length > 0 ? [`${failed.join("、")}有缺口`] : []),
    ...(unknown.length > 0 ? [`${unknown.join("、")}缺数据`] : []),
  ];
}

function nearestOf(options: readonly SetVerdict[]): { title: string; gaps: number } {
  const gapsOf = ({ alternatives }: SetVerdict) =>
    Math.min(...alternatives.map(({ findings }) => findings.filter(({ state }) => state !== "met").length));
  return options
    .map((set) => ({ title: set.title, gaps: gapsOf(set) }))
    .reduce((near, one) => (one.gaps < near.gaps ? one : near));
}

/** 满足的标准数 of 可适用标准数 (L07). */
export function tallyOf({ sets }: BoardVerdict): { met: number; asked: number } {
  const options = sets.filter(({ role, holding }) => role === "option" && holding !== "pending");
  return { met: options.filter(({ holding }) => holding === "met").length, asked: options.length };
}
