"use client";

import { type FormEvent, useState } from "react";
import { Badge } from "@/app/ui/badge";
import { Button } from "@/app/ui/button";
import { Dialog } from "@/app/ui/dialog";
import { Field } from "@/app/ui/field";
import { useReadAgain } from "@/app/ui/read-again";
import { TextInput } from "@/app/ui/text-input";
import { Textarea } from "@/app/ui/textarea";
import { notify } from "@/app/ui/toast";
import { monthOf, today, yearOf } from "@/lib/date/day";
import { addHolidays } from "@/lib/dictionaries/actions";
import {
  type DayKind,
  dayKinds,
  type Known,
  type NoticeRow,
  readNotice,
  standingNames,
  standingOf,
  weekdayInWords,
  yearInNotice,
} from "@/lib/dictionaries/holiday-notice";

const example = `可以整段粘贴国务院办公厅的通知，也可以这样写：
国庆节：10-01 至 10-08 放假
09-27、10-11 上班`;

/** The coming year is what is announced at the end of this one. */
const usualYear = () =>
  String(yearOf(today()) + (monthOf(today()).endsWith("-11") || monthOf(today()).endsWith("-12") ? 1 : 0));

/** A year's holidays in one go: what was understood stands below the text before anything is saved. */
export function PasteHolidays({ known }: { known: readonly Known[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>粘贴放假安排</Button>
      {open && <PasteDialog known={known} onClose={() => setOpen(false)} />}
    </>
  );
}

type Props = { known: readonly Known[]; onClose: () => void };

function PasteDialog({ known, onClose }: Props) {
  const { readAgain } = useReadAgain();
  const [typed, setTyped] = useState({ text: "", year: usualYear(), mark: "" });
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const set = (key: keyof typeof typed) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [key]: event.target.value });
  const rows = readNotice(typed.text, Number(typed.year) || 0, today());
  const kinds = new Map(known.map(({ day, kind }) => [day, kind]));
  const wrong = rows.filter((row) => row.wrong !== null).length;
  const fresh = rows.filter((row) => row.wrong === null && standingOf(row, kinds) !== "same").length;

  async function save(event: FormEvent) {
    event.preventDefault();
    setPending(true);
    const answer = await addHolidays({ ...typed, year: Number(typed.year) || 0 }).catch(() => null);
    setPending(false);
    if (!answer?.ok) return setProblem(answer?.message ?? "网络不通，请检查连接后再试");
    notify(`已保存 ${answer.data} 天`);
    onClose();
    readAgain();
  }
  return (
    <Dialog open form width="wide" title="粘贴放假安排" onClose={onClose}>
      <form onSubmit={save} className="space-y-4">
        <Field label="放假安排" required>
          <Textarea rows={7} value={typed.text} onChange={set("text")} placeholder={example} />
        </Field>
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="年份" help={yearHelp(typed.text)}>
            <TextInput inputMode="numeric" value={typed.year} onChange={set("year")} />
          </Field>
          <Field label="依据" help="如 国办发明电〔2026〕×号；可不填">
            <TextInput value={typed.mark} onChange={set("mark")} maxLength={40} />
          </Field>
        </div>
        {problem && (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
        {rows.length > 0 && <Understood rows={rows} known={kinds} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>取消</Button>
          <Button
            type="submit"
            look="primary"
            pending={pending}
            disabledReason={whyNot(wrong, fresh, rows.length)}
          >
            保存 {fresh} 天
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const yearHelp = (text: string) => {
  const named = yearInNotice(text);
  return named ? `文中写明 ${named} 年，按 ${named} 年` : "日期没写年份时用这一年";
};

function whyNot(wrong: number, fresh: number, all: number): string | undefined {
  if (wrong > 0) return `有 ${wrong} 处要改，改好再保存`;
  if (all === 0) return "请先粘贴放假安排";
  return fresh === 0 ? "这些日期都已经有了" : undefined;
}

function Understood({ rows, known }: { rows: readonly NoticeRow[]; known: ReadonlyMap<string, DayKind> }) {
  return (
    <div className="max-h-[320px] overflow-auto rounded border border-line">
      <table className="table w-full">
        <caption className="sr-only">保存前核对</caption>
        <thead>
          <tr>
            {["日期", "", "放假或上班", "名称", "情况"].map((head, i) => (
              <th key={head || "weekday"} scope="col">
                {i === 1 ? <span className="sr-only">星期</span> : head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            // The list is read anew from the text at every keystroke; the same piece may be wrong twice.
            <tr key={i}>{row.wrong === null ? <Day row={row} known={known} /> : <Wrong row={row} />}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Good = Extract<NoticeRow, { wrong: null }>;

function Day({ row, known }: { row: Good; known: ReadonlyMap<string, DayKind> }) {
  const standing = standingOf(row, known);
  return (
    <>
      <td className="whitespace-nowrap tabular-nums">{row.day}</td>
      <td>{weekdayInWords(row.day)}</td>
      <td>{dayKinds[row.kind]}</td>
      <td>{row.label}</td>
      <td>
        <Badge tone={standing === "changed" ? "warn" : "neutral"}>{standingNames[standing]}</Badge>
        {standing === "changed" && ` 原为${dayKinds[known.get(row.day) ?? "off"]}`}
      </td>
    </>
  );
}

function Wrong({ row }: { row: Extract<NoticeRow, { wrong: string }> }) {
  return (
    <td colSpan={5} className="text-danger">
      “{row.text}”：{row.wrong}
    </td>
  );
}
