"use client";

import { useMemo, useState } from "react";
import { EditGrid } from "@/app/ui/edit-grid";
import type { GridChange } from "@/app/ui/edit-grid-control";
import type { GridColumn, GridReading, GridRow as SheetRow } from "@/app/ui/edit-grid-sheet";
import { useReadAgain } from "@/app/ui/read-again";
import { addMonths } from "@/lib/date/day";
import { echoAmount, parseAmount } from "@/lib/money/amount";
import { saveMonthlyGrid } from "@/lib/projects/progress-actions";
import type { GridRow, MonthlyAsk } from "@/lib/projects/progress-queries";
import {
  answered,
  draftsOf,
  type RowAnswer,
  type RowDraft,
  savedOf,
  type Wanted,
  wantedOf,
} from "./grid-changes";
import { GridQuestions } from "./grid-questions";

export type MonthlyGridProps = {
  ask: MonthlyAsk;
  originName: string;
  rows: GridRow[];
  /** Cells sent back, by project and column, with the reason. */
  notes: CellNotes;
};
export type CellNotes = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Asking = {
  wanted: Wanted[];
  answer: (reasons: Record<string, Record<string, string>> | null) => void;
};

/** Every project's month in one sheet: typed or pasted, saved together, answered one by one. */
export function MonthlyGrid({ ask, originName, rows, notes }: MonthlyGridProps) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const severalUnits = new Set(rows.map(({ unit }) => unit)).size > 1;
  const isRevised = rows.some(({ investment, arrived }) =>
    [investment, arrived].some(({ known }) => known?.includes("修订")),
  );
  const columns = useMemo(
    () => columnsOf(ask.month, originName, { severalUnits, isRevised }),
    [ask.month, originName, severalUnits, isRevised],
  );
  const { sheet, accept } = useOwnRows(rows, notes);
  const { readAgain } = useReadAgain();
  const question = (wanted: Wanted[]) =>
    new Promise<Record<string, Record<string, string>> | null>((resolve) => {
      setAsking({
        wanted,
        answer: (reasons) => {
          setAsking(null);
          resolve(reasons);
        },
      });
    });

  async function save(changes: GridChange[]) {
    const answers = new Map<string, RowAnswer>();
    let waiting = draftsOf(changes);
    while (waiting.length > 0) {
      for (const given of await send(ask, waiting)) answers.set(given.code, given);
      const wanted = waiting.flatMap(({ code }) => {
        const given = answers.get(code);
        return (given && wantedOf(given)) ?? [];
      });
      const reasons = wanted.length > 0 ? await question(wanted) : null;
      waiting = reasons ? again(waiting, wanted, reasons) : [];
    }
    accept(answers);
    if ([...answers.values()].some(({ answer }) => answer.ok)) readAgain();
    return savedOf(changes, answers);
  }

  return (
    <>
      <EditGrid
        title={`${ask.month} 月度进展`}
        labelTitle="项目名称"
        labelWidth={240}
        columns={columns}
        rows={sheet}
        onSave={save}
      />
      {asking && (
        <GridQuestions
          wanted={asking.wanted}
          nameOf={(code) => rows.find((row) => row.code === code)?.name ?? code}
          onAnswer={asking.answer}
        />
      )}
    </>
  );
}

/**
 * The rows as this person saw or saved them. The page is read again after every save; a row somebody else has changed
 * meanwhile stays as it was seen, so that saving into it meets the conflict instead of passing over it.
 */
function useOwnRows(rows: GridRow[], notes: CellNotes) {
  const [first] = useState(() => new Map(rows.map((row) => [row.code, row])));
  const [versions, setVersions] = useState<Readonly<Record<string, number>>>({});
  const sheet = useMemo(
    () =>
      rows.map((row) => {
        const seen = first.get(row.code);
        const isOwn = !seen || row.version === (versions[row.code] ?? seen.version);
        return { ...sheetRowOf(isOwn ? row : seen), notes: notes[row.code] };
      }),
    [rows, first, versions, notes],
  );
  const accept = (answers: ReadonlyMap<string, RowAnswer>) => {
    const saved = [...answers].flatMap(([code, { answer }]) => (answer.ok ? [[code, answer.data]] : []));
    setVersions((before) => ({ ...before, ...Object.fromEntries(saved) }));
  };
  return { sheet, accept };
}

/** What the server says to each row; a refusal of the whole is the same answer for every row. */
async function send({ month, basis, origin }: MonthlyAsk, drafts: RowDraft[]): Promise<RowAnswer[]> {
  const answer = await saveMonthlyGrid({ month, basis, origin, rows: drafts });
  return answer.ok ? answer.data : drafts.map(({ code }) => ({ code, answer, now: null }));
}

const again = (drafts: RowDraft[], wanted: Wanted[], reasons: Record<string, Record<string, string>>) =>
  wanted.flatMap((one) => {
    const draft = drafts.find(({ code }) => code === one.code);
    return draft ? [answered(draft, one, reasons[one.code] ?? {})] : [];
  });

const states = { reported: "已填报", unchanged: "无变化", none: "未填报" } as const;

function sheetRowOf(row: GridRow): SheetRow {
  return {
    id: row.code,
    label: row.name,
    version: row.version,
    lockedReason: row.editable ? undefined : "这个项目由其他单位填报",
    cells: {
      unit: row.unit,
      stage: row.stage,
      state: [states[row.state], row.late && "迟报", row.revised && "修订"].filter(Boolean).join("·"),
      investmentBefore: row.investment.before ?? "",
      investment: row.investment.now,
      investmentKnown: row.investment.known ?? "",
      arrivedBefore: row.arrived.before ?? "",
      arrived: row.arrived.now,
      arrivedKnown: row.arrived.known ?? "",
      wordsBefore: row.words.before ?? "",
      words: row.words.now,
    },
  };
}

function readMoney(text: string): GridReading {
  const parsed = parseAmount(text, { unit: "万元", allowNegative: true });
  if (!parsed.ok) return { ok: false, message: parsed.message };
  const { amount } = parsed;
  if (!amount) return { ok: true, echo: "空着表示还不知道；确实没有请填 0" };
  if (amount.qualifier !== "exact") return { ok: false, message: "请填确切的数，还不知道的请留空" };
  if (amount.currency !== "CNY")
    return { ok: false, message: "这一栏填人民币，外币请打开项目，在“进展”里填报" };
  return { ok: true, echo: echoAmount(amount, "万元") };
}

const kept = (key: string, title: string, more: Partial<GridColumn> = {}): GridColumn => ({
  key,
  title,
  kind: "text",
  readOnly: true,
  reason: "这一列由系统带出",
  ...more,
});

type Looks = { severalUnits: boolean; isRevised: boolean };

function columnsOf(month: string, originName: string, { severalUnits, isRevised }: Looks): GridColumn[] {
  const before = `${Number(addMonths(month, -1).slice(5))}月`;
  const now = `${Number(month.slice(5))}月`;
  const money = { kind: "number", unit: "万元", width: 112 } as const;
  // A word cut off would be a correction nobody sees.
  const known = { ...money, width: isRevised ? 168 : 120 } as const;
  return [
    ...(severalUnits ? [kept("unit", "单位", { width: 80 })] : []),
    kept("stage", "阶段", { width: 80 }),
    kept("investmentBefore", `${before}投资`, money),
    { key: "investment", title: `${now}投资`, ...money, parse: readMoney },
    kept("investmentKnown", "投资累计", known),
    kept("arrivedBefore", `${before}到位`, money),
    { key: "arrived", title: `${now}到位·${originName}`, ...money, parse: readMoney },
    kept("arrivedKnown", "到位累计", known),
    kept("wordsBefore", `${before}形象进度`, { width: 180 }),
    { key: "words", title: `${now}形象进度`, kind: "text", width: 260 },
    kept("state", "填报", { width: 108 }),
  ];
}
