import { type Day, daysBetween } from "@/lib/date/day";
import { showYi, type Yuan } from "@/lib/money/yuan";

export type LightColour = "green" | "yellow" | "red" | "grey";

export type FrozenLight = { colour: LightColour; words: string; since: Day | null };

export type FrozenStage = {
  stage: string;
  label: string;
  plannedOn: Day | null;
  actualOn: Day | null;
  verified: boolean;
};

/** What was decided about it before. `alone`: it concerned this project and no other. */
export type FrozenPromise = {
  review: string;
  body: string;
  owner: string | null;
  dueOn: Day | null;
  /** 办结, 未办结, 超期 … in words. */
  state: string;
  open: boolean;
  alone: boolean;
  /** Assigned outside a meeting. Of meetings frozen before there were such items nothing is said. */
  direct?: boolean;
};

/** What an item that asks for an answer is headed by. */
export const owedTitle = ({ direct }: FrozenPromise): string => (direct ? "督办事项" : "上次议定");

export type FrozenPaper = { key: string; name: string; kind: string; datedOn: Day; type: string };

/** One project as a meeting sees it. */
export type ProjectFigures = {
  code: string;
  name: string;
  initials: string;
  unit: string;
  chain: string | null;
  investors: string;
  stage: string;
  stageLabel: string;
  verified: boolean;
  status: string;
  owner: string | null;
  leader: string | null;
  /** As stated: `约 12 亿元`, `待定`. */
  total: string;
  totalYuan: Yuan | null;
  investedYuan: Yuan | null;
  arrivedYuan: Yuan | null;
  signedOn: Day | null;
  plannedStartOn: Day | null;
  startedOn: Day | null;
  /** The line of state, in words. */
  line: string;
  light: FrozenLight | null;
  stages: FrozenStage[];
  changes: { on: Day; words: string }[];
  promised: FrozenPromise[];
  problem: string | null;
  demand: string | null;
  nextStep: string | null;
  papers: FrozenPaper[];
};

export type UnitRow = {
  unit: string;
  signed: number;
  signedYuan: Yuan;
  unknown: number;
  started: number;
  red: number | null;
  yellow: number | null;
};

/** A figure with its unit, ready to be shown: what the projector, the deck and the sheet all print. */
export type Fact = { label: string; value: string; note?: string };

/** The whole city as a meeting sees it. */
export type WholeFigures = {
  from: Day;
  to: Day;
  facts: Fact[];
  units: UnitRow[];
  /** What was counted, in words. */
  definition: string;
};

export type TopicFigures = {
  facts: Fact[];
  heads: string[];
  rows: { title: string; cells: string[] }[];
  /** What was counted, in words. */
  note?: string;
};

export type ItemFigures =
  | { kind: "project"; project: ProjectFigures }
  | { kind: "resolution"; promise: FrozenPromise; project: ProjectFigures | null }
  | { kind: "topic"; topic: TopicFigures };

export type LaterChange = { label: string; before: string; after: string; size: string | null };

const none = "—";

/**
 * 会后变动: what has become different since the figures were frozen, with its size. Pure: the same two rows always give
 * the same list.
 */
export function laterChanges(frozen: ProjectFigures, live: ProjectFigures): LaterChange[] {
  return [
    ...words("项目名称", frozen.name, live.name),
    ...words("承接单位", frozen.unit, live.unit),
    ...words("阶段", frozen.stageLabel, live.stageLabel),
    ...words("状态", frozen.status, live.status),
    ...stated(frozen, live),
    ...money("累计完成投资", frozen.investedYuan, live.investedYuan),
    ...money("累计到位资金", frozen.arrivedYuan, live.arrivedYuan),
    ...days("正式签约", frozen.signedOn, live.signedOn),
    ...frozen.stages.flatMap((before) => stageChanges(before, live.stages)),
    ...lights(frozen.light, live.light),
    ...words("存在问题", frozen.problem, live.problem),
    ...words("要素需求", frozen.demand, live.demand),
  ];
}

function words(label: string, before: string | null, after: string | null): LaterChange[] {
  return before === after ? [] : [{ label, before: before ?? none, after: after ?? none, size: null }];
}

/** Another colour is a change; that the days it counts have gone on is none. */
function lights(before: FrozenLight | null, after: FrozenLight | null): LaterChange[] {
  if (before?.colour === after?.colour) return [];
  return words("灯", before?.words ?? null, after?.words ?? null);
}

/** A total may be reworded without its amount changing, or the other way round. */
function stated(frozen: ProjectFigures, live: ProjectFigures): LaterChange[] {
  if (frozen.total === live.total && frozen.totalYuan === live.totalYuan) return [];
  const size = sizeOf(frozen.totalYuan, live.totalYuan);
  return [{ label: "总投资", before: frozen.total, after: live.total, size }];
}

function money(label: string, before: Yuan | null, after: Yuan | null): LaterChange[] {
  if (before === after) return [];
  const shown = (yuan: Yuan | null) => (yuan === null ? none : `${showYi(yuan)} 亿元`);
  return [{ label, before: shown(before), after: shown(after), size: sizeOf(before, after) }];
}

/** Unknown is not zero: from or to the unknown there is no size. */
function sizeOf(before: Yuan | null, after: Yuan | null): string | null {
  if (before === null || after === null || before === after) return null;
  const sign = after > before ? "+" : "−";
  return `${sign}${showYi(Math.abs(after - before))} 亿元`;
}

function stageChanges(before: FrozenStage, live: readonly FrozenStage[]): LaterChange[] {
  const after = live.find(({ stage }) => stage === before.stage);
  if (!after) return [];
  return [
    ...days(`${before.label}（计划）`, before.plannedOn, after.plannedOn),
    ...days(`${before.label}（实际）`, before.actualOn, after.actualOn),
    ...(before.verified === after.verified
      ? []
      : words(
          `${before.label}认定`,
          before.verified ? "已认定" : "未认定",
          after.verified ? "已认定" : "未认定",
        )),
  ];
}

function days(label: string, before: Day | null, after: Day | null): LaterChange[] {
  if (before === after) return [];
  const moved = before !== null && after !== null ? daysBetween(before, after) : null;
  const size = moved === null ? null : `${moved > 0 ? "+" : "−"}${Math.abs(moved)} 天`;
  return [{ label, before: before ?? none, after: after ?? none, size }];
}
