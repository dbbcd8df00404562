import { writeXlsx } from "hucre";
import type { Viewer } from "@/lib/auth/viewer";
import { type LedgerExport, ledgerDownload } from "@/lib/export/ledger-download";
import type { Query } from "@/lib/ledger/state";
import { checkRun, confirmRun, startRun, tickRows } from "./commands";
import type { Answers } from "./input";
import { rowsOfRun, runOf } from "./runs";
import { countOf, previewGroups, reportGroups, type Verdict, verdictNames } from "./verdicts";

let made = 0;
/** A name no other test has. */
export const named = (what: string): string => `${what}${process.pid}${++made}`;

type Value = string | number | null;

/** A workbook of one sheet as an office program writes it. */
export const aSheet = (
  rows: Value[][],
  { sheet = "台账", merges = [] as string[] } = {},
): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: sheet, rows, merges: merges.map(areaOf) }] });

function areaOf(area: string) {
  const [, first = "A", top, last = "A", bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(area) ?? [];
  return {
    startRow: Number(top) - 1,
    endRow: Number(bottom) - 1,
    startCol: first.charCodeAt(0) - 65,
    endCol: last.charCodeAt(0) - 65,
  };
}

/** A ledger as somebody downloads it. */
export async function takenOut(viewer: Viewer, download: LedgerExport, query: Query): Promise<Uint8Array> {
  const response = await ledgerDownload(viewer, download, query, new AbortController().signal);
  return new Uint8Array(await response.arrayBuffer());
}

const plainAnswers: Omit<Answers, "sheets" | "mapping"> = {
  headers: {},
  unitId: null,
  moneyUnit: null,
  currency: "CNY",
  rate: null,
  rateOn: null,
  rateSource: null,
  month: null,
  basis: "start",
  origin: "domestic",
};

/** A file on its way in, as a person takes it through the wizard; `map` says what the titles did not. */
export async function upload(
  viewer: Viewer,
  register: string,
  bytes: Uint8Array,
  { map = {}, ...answers }: Partial<Answers> & { map?: Record<string, string[]> } = {},
) {
  const code = await startRun(viewer, { register, name: "台账.xlsx", bytes });
  const { report } = await runOf(viewer, code);
  const columns = report.sheets.flatMap((sheet) => sheet.columns);
  const mapping = Object.fromEntries(columns.map(({ id, title, keys }) => [id, map[title] ?? keys]));
  const sheets = report.sheets.map(({ name }) => name);
  const check = () => checkRun(viewer, code, { ...plainAnswers, sheets, mapping, ...answers });
  return { code, report, check, mapping };
}

/** The same as far as the preview; answers with what becomes of every row. */
export async function preview(...args: Parameters<typeof upload>) {
  const { code, check, report } = await upload(...args);
  await check();
  return { code, report, ...(await outcomeOf(args[0], code)) };
}

/** And written. Rows that need a look are ticked where asked. */
export async function bringIn(viewer: Viewer, code: string, { ticked = [] as number[] } = {}) {
  if (ticked.length > 0)
    await tickRows(
      viewer,
      code,
      ticked.map((row) => ({ sheet: "台账", row })),
      true,
    );
  await confirmRun(viewer, code);
  return outcomeOf(viewer, code);
}

const allVerdicts = Object.keys(verdictNames) as Verdict[];

async function outcomeOf(viewer: Viewer, code: string) {
  const run = await runOf(viewer, code);
  const { rows } = await rowsOfRun(run, allVerdicts, 1);
  const groups = ["done", "undone"].includes(run.step) ? reportGroups : previewGroups;
  const counts = groups.flatMap(({ key, verdicts }) => {
    const count = countOf(run.counts, verdicts);
    return count > 0 && key !== "skipped" ? [`${key} ${count}`] : [];
  });
  return {
    counts: counts.join(", "),
    rows,
    run,
    /** Why a row was judged as it was. */
    said: (row: number) =>
      rows
        .filter((one) => one.row === row)
        .flatMap(({ issues }) => issues.map(({ message }) => message))
        .join("；"),
  };
}
