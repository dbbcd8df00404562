import "server-only";
import type { importRows } from "@/db/schema";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { KnownTitles } from "@/lib/import/titles";
import type { Found } from "./found";
import type { Answers } from "./input";
import { type Inspection, inspect } from "./inspecting";
import { columnId, namedColumns, type Read, readRun, type Sourced, sourcesOf, totalsOf } from "./reading";
import type { CheckedRow, Register } from "./register";
import { withRefusals } from "./rehearsing";
import { type Run, rememberedBy } from "./runs";
import { type Counts, skippedNames, type Verdict } from "./verdicts";
import { fieldWords } from "./words";

type Stored = Omit<typeof importRows.$inferInsert, "runId">;
export type CheckedFile = {
  /** The file as it was read now: a heading may have been set by hand. */
  report: Inspection;
  rows: Stored[];
  counts: Counts;
  found: Found;
  named: { title: string; field: string }[];
};

const portion = 500;

/** Every filled row of the chosen sheets gets exactly one answer. Refused before reading where something was not said. */
export async function checkFile(
  viewer: Viewer,
  run: Run,
  register: Register,
  answers: Answers,
): Promise<CheckedFile> {
  requireColumns(register, answers);
  const read = await readRun(run, register);
  const sourced = sourcesOf(read, register, run.fileName, answers);
  refuseSideways(sourced, register);
  await requireUnit(register, answers, sourced);
  const check = await register.checker(viewer, answers);
  const checked: CheckedRow[] = [];
  for (let from = 0; from < sourced.rows.length; from += portion)
    checked.push(...(await check(sourced.rows.slice(from, from + portion))));
  const judged = await withRefusals(viewer, register, run, checked);
  const rows = [...judged.map(storedRow), ...skippedRows(sourced, register), ...asideRows(sourced)];
  return {
    report: await reportOf(viewer, run, register, { read, answers }),
    rows,
    counts: countsOf(rows),
    found: foundIn(sourced, judged, answers, register),
    named: namedColumns(sourced, answers),
  };
}

function requireColumns({ columns, needed }: Register, { mapping }: Answers): void {
  const keys = Object.values(mapping).flat();
  const missing = columns.filter(({ key }) => needed.includes(key) && !keys.includes(key));
  if (missing.length === 0) return;
  const labels = missing.map(({ label }) => `“${label}”`).join("、");
  throw new Unacceptable(`还没有说明哪一列是${labels}，请在对应列里选择`, { mapping: `请选择${labels}` });
}

/** What was understood of the file stays, unless a heading is another now. */
async function reportOf(
  viewer: Viewer,
  run: Run,
  register: Register,
  { read, answers: { headers } }: { read: Read; answers: Answers },
): Promise<Inspection> {
  if (JSON.stringify(run.settings.headers ?? {}) === JSON.stringify(headers)) return run.report;
  const remembered = await rememberedBy(viewer, run.register);
  return inspect(read, register, { fileName: run.fileName, size: run.report.size, headers, remembered });
}

/** Where most names are titles of ours the table lies on its side: a column for each record. */
function refuseSideways({ rows }: Sourced, { nameKey, record, columns }: Register): void {
  const titles = new KnownTitles(columns);
  const names = rows.flatMap(({ cells }) => cells.get(nameKey)?.cell.text ?? []);
  const odd = names.filter((name) => titles.find(name));
  if (odd.length < 2 || odd.length * 2 < names.length) return;
  const some = odd
    .slice(0, 3)
    .map((name) => `“${name}”`)
    .join("");
  throw new Unacceptable(
    `这张表像是竖排的，一列是一个${record}：名称一列里是${some}这样的栏目名。请在 WPS/Excel 里复制后用“选择性粘贴”的“转置”改成一行一个${record}再导入；如果是表头认错了行，请改表头`,
  );
}

function storedRow({ sheet, row, verdict, targetId, ...data }: CheckedRow): Stored {
  return { sheet, row, verdict, targetId, data };
}

/** Asked once, where neither a column nor a heading nor the sheet says who carries the records. */
async function requireUnit(
  { unitKey, columns }: Register,
  { mapping, unitId }: Answers,
  { rows }: Sourced,
): Promise<void> {
  if (unitKey === null || unitId !== null || Object.values(mapping).flat().includes(unitKey)) return;
  const { label } = columns.find(({ key }) => key === unitKey) ?? { label: "单位" };
  const { unitOver } = await fieldWords({});
  if (!rows.every((row) => unitOver(row).unit !== null))
    throw new Unacceptable(`表里没有${label}一列，请选择${label}`, { "answers.unitId": `请选择${label}` });
}

const skippedRow = (sheet: string, row: number, text: string, message: string): Stored => ({
  sheet,
  row,
  verdict: "skipped" satisfies Verdict,
  targetId: null,
  data: {
    title: text.slice(0, 200),
    shown: {},
    issues: [{ place: "", level: "note", message }],
    changes: [],
    companies: [],
    entry: null,
    sum: null,
  },
});

const skippedRows = ({ tables }: Sourced, { record }: Register): Stored[] =>
  tables.flatMap(({ table }) =>
    table.skipped.map(({ row, kind, text }) =>
      skippedRow(table.sheet, row, text, `${skippedNames[kind] ?? kind}，不是${record}`),
    ),
  );

const asideRows = ({ aside }: Sourced): Stored[] =>
  aside.map(({ sheet, row, text, reason }) => skippedRow(sheet, row, text, reason));

function countsOf(rows: readonly Stored[]): Counts {
  const counts: Record<string, number> = {};
  for (const { verdict } of rows) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}

function foundIn(
  sourced: Sourced,
  checked: readonly CheckedRow[],
  { mapping, month }: Answers,
  { columns, sumSeldomBelow = 0 }: Register,
): Found {
  // Money as of a month that nobody named is not brought in.
  const isRead = (key: string) => month !== null || !columns.some((one) => one.key === key && one.monthly);
  const mapped = new Set(Object.entries(mapping).flatMap(([id, keys]) => (keys.some(isRead) ? [id] : [])));
  const counted = checked.filter(({ verdict }) => verdict !== "refused");
  const largest = counted.reduce((most, { sum }) => Math.max(most, sum?.yuan ?? 0), 0);
  return {
    totals: totalsOf(sourced),
    sum: sumOf(counted),
    ...(largest > 0 && largest < sumSeldomBelow ? { small: largest } : {}),
    filledRows: sourced.tables.reduce(
      (total, { table }) => total + table.rows.length + table.skipped.length,
      0,
    ),
    unread: checked.filter(
      ({ verdict, issues }) => verdict === "same" && issues.some(({ level }) => level === "look"),
    ).length,
    unmapped: [
      ...new Set(
        sourced.tables.flatMap(({ table }) =>
          table.columns.flatMap(({ letter, title }) =>
            mapped.has(columnId(table.sheet, letter)) ? [] : [title],
          ),
        ),
      ),
    ],
  };
}

const added = (amounts: readonly number[]): number => amounts.reduce((total, yuan) => total + yuan, 0);

function sumOf(rows: readonly CheckedRow[]): Found["sum"] {
  const amounts = rows.flatMap(({ sum }) => sum ?? []);
  const known = amounts.flatMap(({ yuan }) => yuan ?? []);
  const waiting = rows.filter(({ verdict }) => verdict === "look").flatMap(({ sum }) => sum?.yuan ?? []);
  const unrated = amounts.filter(({ yuan, units }) => yuan === null && units !== null);
  const currencies = [...new Set(unrated.map(({ currency }) => currency))];
  return {
    yuan: added(known),
    rows: known.length,
    waiting: { yuan: added(waiting), rows: waiting.length },
    blank: rows.length - amounts.length,
    open: amounts.length - known.length - unrated.length,
    foreign: currencies.map((currency) => {
      const own = unrated.filter((amount) => amount.currency === currency);
      return { currency, units: own.reduce((total, { units }) => total + (units ?? 0), 0), rows: own.length };
    }),
  };
}
