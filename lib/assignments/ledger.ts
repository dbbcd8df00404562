import "server-only";
import { and, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { assignments, units } from "@/db/schema";
import { dayColumn, numberColumn, textColumn, unitColumn } from "@/lib/ledger/columns";
import type { LedgerSpec, Tone } from "@/lib/ledger/spec";
import { listUnits, type Unit, unitNames } from "@/lib/units/queries";
import { assignmentFields as of } from "./fields";
import { type Outcome, outcomeIs, outcomeNames } from "./outcomes";
import {
  levelNames,
  numberOf,
  openStates,
  overdueDays,
  type Plate,
  plateLimits,
  plateNames,
  plateOf,
  plateShapes,
  sourceNames,
  stateNames,
  type Timing,
  timeLeft,
} from "./rules";
import { calendarNow } from "./timing";

type Calendar = Awaited<ReturnType<typeof calendarNow>>;

/** The ledger of assignments. Built per request: plates depend on the day, the holidays and dated thresholds. */
export async function assignmentLedger(): Promise<LedgerSpec> {
  const [names, all, calendar] = await Promise.all([unitNames(), listUnits(), calendarNow()]);
  return {
    name: "assignments",
    title: "督办台账",
    from: assignments,
    id: assignments.id,
    code: assignments.code,
    search: assignments.searchText,
    standing: isNull(assignments.deletedAt),
    usualSort: "plate",
    columns: columnsOf(names, calendar),
    filters: filtersOf(all, calendar),
  };
}

/** What a plate is reckoned from, in one value. */
const timing = sql`jsonb_build_object('state', ${assignments.state}, 'dueOn', ${assignments.dueOn},
  'repliedOn', ${assignments.repliedOn}, 'receiveBy', ${assignments.receiveBy}, 'lateDays', ${assignments.lateDays})`;

/** The longest overdue first, then what is still owed, what waits for a verdict, and what is over. */
const urgency = sql`coalesce(${assignments.owedOn}, case ${assignments.state}
  when 'replied' then date '9000-01-01' else date '9999-01-01' end)`;

const toneOf: Readonly<Record<Plate, Tone>> = {
  none: null,
  blue: "blue",
  yellow: "warn",
  red: "danger",
  waiting: "warn",
  done: "good",
  late: "muted",
  withdrawn: "muted",
};

const words = (names: Readonly<Record<string, string>>) => (code: string) => names[code] ?? code;

function columnsOf(names: ReadonlyMap<number, string>, calendar: Calendar): LedgerSpec["columns"] {
  const { today, holidays, thresholds } = calendar;
  const plate = (one: Timing) => plateOf(one, today, holidays, thresholds);
  return {
    code: {
      title: "文号",
      value: sql`${assignments.year} || '-' || ${assignments.serial}`,
      sort: sql`${assignments.year} * 1000000 + ${assignments.serial}`,
      show: (at: string) => {
        const [year = 0, serial = 0] = at.split("-").map(Number);
        return numberOf({ year, serial });
      },
      usual: true,
      width: 150,
    },
    name: textColumn(of.name, assignments.name, {
      usual: true,
      width: 280,
      sort: sql`${assignments.name} collate "zh-x-icu"`,
    }),
    plate: {
      title: "红黄蓝牌",
      value: timing,
      sort: urgency,
      show: (one: Timing) => `${plateShapes[plate(one)]} ${plateNames[plate(one)]}`,
      tone: (one: Timing) => toneOf[plate(one)],
      usual: true,
      width: 110,
    },
    left: {
      title: "剩余时间",
      value: timing,
      show: (one: Timing) => timeLeft(one, today, holidays),
      tone: (one: Timing) =>
        overdueDays(one, today, holidays) > 0 && one.state !== "closed" ? toneOf[plate(one)] : null,
      usual: true,
      width: 176,
    },
    state: {
      ...textColumn({ label: "状态" }, assignments.state, { usual: true, width: 96 }),
      show: words(stateNames),
    },
    ownerUnitId: unitColumn(of.ownerUnitId, assignments.ownerUnitId, names, { usual: true, width: 110 }),
    dueOn: dayColumn(of.dueOn, assignments.dueOn, { usual: true }),
    level: {
      ...textColumn(of.level, assignments.level, { usual: true, width: 72 }),
      show: words(levelNames),
    },
    supervisorUnitId: unitColumn({ label: "督办单位" }, assignments.supervisorUnitId, names, {
      usual: true,
      width: 110,
    }),
    firstDueOn: dayColumn({ label: "原定时限" }, assignments.firstDueOn),
    handedOn: dayColumn({ label: "交办日期" }, assignments.handedOn, { usual: true }),
    receivedOn: dayColumn({ label: "接收日期" }, assignments.receivedOn),
    repliedOn: dayColumn({ label: "提交日期" }, assignments.repliedOn),
    closedOn: dayColumn({ label: "销号日期" }, assignments.closedOn),
    lateDays: numberColumn({ label: "逾期办结", unit: "个工作日" }, assignments.lateDays),
    source: {
      ...textColumn({ label: "交办方式" }, assignments.source, { width: 96 }),
      show: words(sourceNames),
    },
    sourceNote: textColumn(of.sourceNote, assignments.sourceNote, { width: 200 }),
    requirement: textColumn(of.requirement, assignments.requirement, { width: 300 }),
  };
}

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function filtersOf(all: readonly Unit[], { today, holidays, thresholds }: Calendar): LedgerSpec["filters"] {
  const unitOptions = all.map((unit) => ({ value: unit.code, label: unit.shortName }));
  const isUnit = (column: typeof assignments.ownerUnitId) => (codes: string[]) =>
    inArray(column, sql`(select id from ${units} where ${inArray(units.code, codes)})`);
  return {
    unit: {
      kind: "choice",
      label: of.ownerUnitId.label,
      options: unitOptions.slice(1),
      where: isUnit(assignments.ownerUnitId),
    },
    plate: {
      kind: "choice",
      label: "红黄蓝牌",
      options: ["red", "yellow", "blue"].map((value) => ({ value, label: plateNames[value as Plate] })),
      where: (codes) => or(...codes.map((code) => plateIs(code, plateLimits(today, holidays, thresholds)))),
    },
    state: {
      kind: "choice",
      label: "状态",
      options: [{ value: "open", label: "未办结（全部）" }, ...optionsOf(stateNames)],
      where: (codes) =>
        or(
          inArray(assignments.state, codes),
          codes.includes("open") ? inArray(assignments.state, [...openStates]) : undefined,
        ),
    },
    level: {
      kind: "choice",
      label: of.level.label,
      options: optionsOf(levelNames),
      where: (codes) => inArray(assignments.level, codes),
    },
    due: {
      kind: "day",
      label: of.dueOn.label,
      where: (from, to) => within(assignments.dueOn, from, to),
    },
    outcome: {
      kind: "choice",
      label: "到期办结情况",
      options: optionsOf(outcomeNames),
      where: (codes) => or(...codes.map((code) => outcomeIs(code as Outcome, today))),
    },
    supervisor: {
      kind: "choice",
      label: "督办单位",
      options: unitOptions,
      where: isUnit(assignments.supervisorUnitId),
    },
    source: {
      kind: "choice",
      label: "交办方式",
      options: optionsOf(sourceNames),
      where: (codes) => inArray(assignments.source, codes),
    },
    handed: {
      kind: "day",
      label: "交办日期",
      where: (from, to) => within(assignments.handedOn, from, to),
    },
    extended: {
      kind: "flag",
      label: "只看延期过的",
      where: () => sql`${assignments.dueOn} > ${assignments.firstDueOn}`,
    },
  };
}

const within = (column: typeof assignments.dueOn, from: string | null, to: string | null) =>
  and(from ? sql`${column} >= ${from}::date` : undefined, to ? sql`${column} <= ${to}::date` : undefined);

/** Colours are of answers still owed; one that waits for its verdict is found by its state. */
function plateIs(
  code: string,
  { yellowBefore, redBefore, blueThrough }: ReturnType<typeof plateLimits>,
): SQL {
  const due = assignments.owedOn;
  if (code === "red") return sql`${due} < ${redBefore}::date`;
  if (code === "yellow") return sql`(${due} < ${yellowBefore}::date and ${due} >= ${redBefore}::date)`;
  if (code === "blue") return sql`(${due} >= ${yellowBefore}::date and ${due} <= ${blueThrough}::date)`;
  return sql`false`;
}
