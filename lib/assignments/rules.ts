import { addDays, type Day } from "@/lib/date/day";
import { addWorkdays, type Holidays, workdaysBetween, workdayUntil } from "@/lib/date/workdays";

/** The road of an assignment (domain.md §5.4). Overdue is no state: it is reckoned from the deadline. */
export const stateNames = {
  waiting: "待接收",
  received: "已接收",
  working: "办理中",
  returned: "退回重办",
  replied: "待审核",
  closed: "已办结",
  withdrawn: "已撤销",
} as const;
export type State = keyof typeof stateNames;

/** What may happen in which state, and where it leads. */
export const steps = {
  receive: { from: ["waiting"], to: "received" },
  report: { from: ["received", "working", "returned"], to: "working" },
  reply: { from: ["received", "working", "returned"], to: "replied" },
  close: { from: ["replied"], to: "closed" },
  return: { from: ["replied"], to: "returned" },
  withdraw: { from: ["waiting", "received", "working", "returned", "replied"], to: "withdrawn" },
  postpone: { from: ["received", "working", "returned"], to: null },
} as const satisfies Record<string, { from: readonly State[]; to: State | null }>;
export type Step = keyof typeof steps;

export const mayStep = (step: Step, state: string): boolean =>
  (steps[step].from as readonly string[]).includes(state);

/** Neither closed nor withdrawn. */
export const openStates = ["waiting", "received", "working", "returned", "replied"] as const;

/** The answer is still owed by the unit. */
export const owingStates = ["waiting", "received", "working", "returned"] as const;

export const isOpen = (state: string): boolean => (openStates as readonly string[]).includes(state);

export const levelNames = { normal: "一般", important: "重要", urgent: "紧急" } as const;
export type Level = keyof typeof levelNames;

export const sourceNames = { direct: "直接交办", resolution: "会议议定" } as const;
export type Source = keyof typeof sourceNames;

/** The number on the slip (GB/T 9704 brackets, no leading zeros). */
export const numberOf = ({ year, serial }: { year: number; serial: number }): string =>
  `督办〔${year}〕${serial}号`;

/** Working days, as the administrator keeps them. */
export type Thresholds = { receive: number; remind: number; alarm: number };

export type Timing = {
  state: string;
  dueOn: Day;
  repliedOn: Day | null;
  receiveBy: Day;
  lateDays: number | null;
};

/** Working days past the deadline. The clock stands while an answer waits for its verdict, and once it was accepted. */
export function overdueDays({ state, dueOn, repliedOn, lateDays }: Timing, today: Day, holidays: Holidays) {
  if (state === "closed") return lateDays ?? 0;
  if (state === "withdrawn") return 0;
  const until = state === "replied" ? (repliedOn ?? today) : today;
  return Math.max(0, workdaysBetween(dueOn, until, holidays));
}

export const plateNames = {
  none: "期内",
  blue: "蓝牌提醒",
  yellow: "黄牌预警",
  red: "红牌督办",
  waiting: "待审核",
  done: "按期办结",
  late: "逾期办结",
  withdrawn: "已撤销",
} as const;
export type Plate = keyof typeof plateNames;

/** A plate is told apart without its colour. */
export const plateShapes: Readonly<Record<Plate, string>> = {
  none: "○",
  blue: "◆",
  yellow: "▲",
  red: "■",
  waiting: "◇",
  done: "●",
  late: "◐",
  withdrawn: "×",
};

/** 蓝 → 黄 → 红: near the deadline, past it, far past it; thresholds in working days. */
export function plateOf(timing: Timing, today: Day, holidays: Holidays, thresholds: Thresholds): Plate {
  const { state, dueOn, lateDays } = timing;
  if (state === "withdrawn") return "withdrawn";
  if (state === "closed") return (lateDays ?? 0) > 0 ? "late" : "done";
  if (state === "replied") return "waiting";
  const over = overdueDays(timing, today, holidays);
  if (over > thresholds.alarm) return "red";
  if (over > 0) return "yellow";
  return workdaysBetween(today, dueOn, holidays) <= thresholds.remind ? "blue" : "none";
}

/**
 * The same plates as limits on the deadline's date, for a query: a deadline before `yellowBefore` is overdue, one before
 * `redBefore` far overdue, one up to `blueThrough` near.
 */
export function plateLimits(today: Day, holidays: Holidays, { remind, alarm }: Thresholds) {
  const last = workdayUntil(today, holidays);
  return {
    yellowBefore: last,
    redBefore: addWorkdays(last, -alarm, holidays),
    blueThrough: addDays(addWorkdays(today, remind + 1, holidays), -1),
  };
}

/** In words: 逾期 3 个工作日, 今天到期, 还有 5 个工作日. */
export function timeLeft(timing: Timing, today: Day, holidays: Holidays): string | null {
  if (!isOpen(timing.state)) return null;
  const over = overdueDays(timing, today, holidays);
  if (timing.state === "replied") return over > 0 ? `提交时逾期 ${over} 个工作日` : null;
  if (over > 0) return `逾期 ${over} 个工作日`;
  if (timing.dueOn === today) return "今天到期";
  if (timing.dueOn < today) return "已到期，下一工作日起算逾期";
  return `还有 ${workdaysBetween(today, timing.dueOn, holidays)} 个工作日`;
}

/** Who may not judge an answer: whoever owes it, as a person or as one of the units (domain.md §5.4). */
export function owes(
  viewer: { userId: number; unitId: number },
  assignment: {
    ownerUnitId: number;
    ownerId: number | null;
    supervisorUnitId: number;
    repliedBy: number | null;
  },
  helpers: readonly number[],
): boolean {
  if (viewer.userId === assignment.ownerId || viewer.userId === assignment.repliedBy) return true;
  // A unit may watch over its own people's work; then only the persons themselves are shut out.
  if (assignment.supervisorUnitId === assignment.ownerUnitId) return false;
  return viewer.unitId === assignment.ownerUnitId || helpers.includes(viewer.unitId);
}
