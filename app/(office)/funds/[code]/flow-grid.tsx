"use client";

import { useMemo } from "react";
import { EditGrid } from "@/app/ui/edit-grid";
import type { GridChange, GridSaved } from "@/app/ui/edit-grid-control";
import type { GridColumn, GridReading, GridRow } from "@/app/ui/edit-grid-sheet";
import { useReadAgain } from "@/app/ui/read-again";
import { today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import type { AccountLine } from "@/lib/funds/account";
import { reviseFlows } from "@/lib/funds/flow-actions";
import type { FlowForm } from "@/lib/funds/input";
import { flowKinds } from "@/lib/funds/rules";
import { echoAmount, parseAmount } from "@/lib/money/amount";
import { showWan, writtenIn } from "@/lib/money/yuan";
import { distinct, flowWord, formOf, type Party, partyIn } from "./flow-words";

export type FlowGridProps = {
  fundId: number;
  lines: AccountLine[];
  contributors: Party[];
  deals: Party[];
};

/** The account as a sheet: rows are corrected or pasted over, and saved one by one. */
export function FlowGrid({ fundId, lines, contributors, deals }: FlowGridProps) {
  const { readAgain } = useReadAgain();
  const parties = useMemo(
    () => ({ contributors: distinct(contributors), deals: distinct(deals) }),
    [contributors, deals],
  );
  const columns = useMemo(() => columnsOf(parties), [parties]);
  const rows = useMemo(() => lines.map((line) => rowOf(line, parties)), [lines, parties]);

  async function save(changes: readonly GridChange[]): Promise<GridSaved[]> {
    const drafts = draftsOf(changes, { fundId, lines, parties });
    const wrong = drafts.filter((draft) => "message" in draft);
    const sent = drafts.filter((draft): draft is Sent => "flow" in draft);
    const answer = sent.length > 0 ? await reviseFlows({ rows: sent }) : { ok: true as const, data: [] };
    if (answer.ok) readAgain();
    return changes.map(({ rowId, key }) => {
      const bad = wrong.find(({ code }) => code === rowId);
      if (bad && "message" in bad) return { rowId, key, ok: false, message: bad.message };
      if (!answer.ok) return { rowId, key, ok: false, message: answer.message };
      const given = answer.data.find(({ code }) => code === rowId)?.answer;
      if (given?.ok) return { rowId, key, ok: true, version: given.data };
      return { rowId, key, ok: false, message: given?.message ?? "没有保存，请再试一次" };
    });
  }

  return (
    <EditGrid title="现金流" labelTitle="编号" labelWidth={124} columns={columns} rows={rows} onSave={save} />
  );
}

type Sent = { code: string; version: number; flow: FlowForm };
type Draft = Sent | { code: string; message: string };
type Ground = {
  fundId: number;
  lines: AccountLine[];
  parties: { contributors: Party[]; deals: Party[] };
};

const kindOf = (word: string) =>
  Object.entries(flowKinds).find(([, label]) => label === word.trim())?.[0] ?? null;

/** Changed cells gathered by row, each row as a whole form. */
function draftsOf(changes: readonly GridChange[], { fundId, lines, parties }: Ground): Draft[] {
  return [...new Set(changes.map(({ rowId }) => rowId))].flatMap((code): Draft[] => {
    const line = lines.find((one) => one.code === code);
    if (!line) return [];
    const own = changes.filter(({ rowId }) => rowId === code);
    const textOf = (key: string) => own.find((change) => change.key === key)?.text;
    const before = formOf(fundId, line);
    const kind = textOf("kind") === undefined ? before.kind : kindOf(textOf("kind") ?? "");
    if (kind === null) return [{ code, message: "类型请从列表中选择" }];
    const word = textOf("counterpart") ?? wordOf(line, parties);
    const party = partyIn(kind, word, parties);
    if (!party)
      return [{ code, message: `“${word}”不在这只基金的名单里；出资和分配选出资人，投资和回款选投资项目` }];
    const money = textOf("money");
    const flow = {
      ...before,
      ...party,
      kind,
      happenedOn: textOf("on") ?? before.happenedOn,
      money: money === undefined ? before.money : { typed: money, rate: "", rateOn: "", rateSource: "" },
      voucherNote: textOf("voucherNote") ?? before.voucherNote,
      note: textOf("note") ?? before.note,
    };
    return [{ code, version: own[0]?.version ?? line.version, flow }];
  });
}

function wordOf(line: AccountLine, { contributors, deals }: Ground["parties"]): string {
  const contributor = contributors.find(({ value }) => value === String(line.commitmentId));
  return (contributor ?? deals.find(({ value }) => value === String(line.dealId)))?.label ?? "";
}

function rowOf(line: AccountLine, parties: Ground["parties"]): GridRow {
  return {
    id: line.code,
    label: line.code,
    version: line.version,
    lockedReason: line.mirrorOf ? `这一笔记在${line.mirrorOf.name}，请到那里修改` : undefined,
    cells: {
      on: line.on,
      kind: line.mirrorOf ? flowWord(line) : flowKinds[line.kind],
      counterpart: line.mirrorOf ? line.mirrorOf.name : wordOf(line, parties),
      money: line.money.units === null ? line.money.typed : writtenIn(line.money.units, "万元"),
      voucherNote: line.voucherNote ?? "",
      note: line.note ?? "",
      balance: showWan(line.balance),
      twin: line.isTwin ? "疑似重复" : "",
    },
  };
}

function readMoney(text: string): GridReading {
  const parsed = parseAmount(text, { unit: "万元" });
  if (!parsed.ok) return { ok: false, message: parsed.message };
  if (!parsed.amount) return { ok: false, message: "金额不能空着" };
  if (parsed.amount.units === null || parsed.amount.qualifier !== "exact")
    return { ok: false, message: "请填确切的数" };
  return { ok: true, echo: echoAmount(parsed.amount, "万元") };
}

function readDay(text: string): GridReading {
  const parsed = parseDay(text, { today: today() });
  if (!parsed.ok) return { ok: false, message: parsed.message };
  if (!parsed.day) return { ok: false, message: "日期不能空着" };
  return parsed.day > today() ? { ok: false, message: "不能晚于今天" } : { ok: true };
}

const readKind = (text: string): GridReading =>
  kindOf(text) ? { ok: true } : { ok: false, message: `请写：${Object.values(flowKinds).join("、")}` };

const columnsOf = ({ contributors, deals }: Ground["parties"]): GridColumn[] => [
  { key: "on", title: "日期", kind: "date", width: 104, parse: readDay },
  {
    key: "kind",
    title: "类型",
    kind: "choice",
    width: 104,
    options: Object.values(flowKinds),
    parse: readKind,
  },
  {
    key: "counterpart",
    title: "出资人或投资项目",
    kind: "choice",
    width: 240,
    options: [...contributors, ...deals].map(({ label }) => label),
  },
  { key: "money", title: "金额", unit: "万元", kind: "number", width: 120, parse: readMoney },
  { key: "voucherNote", title: "凭证号", kind: "text", width: 140 },
  { key: "note", title: "摘要", kind: "text", width: 200 },
  {
    key: "balance",
    title: "余额",
    unit: "万元",
    kind: "number",
    width: 120,
    readOnly: true,
    reason: "余额由系统逐笔累计",
  },
  { key: "twin", title: "核对", kind: "text", width: 88, readOnly: true, reason: "由系统比对同日同类同额" },
];
