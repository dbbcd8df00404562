"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "./button";
import { DateInput } from "./date-input";
import { Field } from "./field";
import type { EditorProps } from "./ledger-editor-props";
import { type Period, periods, readRange, writeRange } from "./ledger-filters";
import { NumberInput } from "./number-input";
import { TextInput } from "./text-input";

type EditorFormProps = { children: ReactNode; filled: boolean; onApply: () => void; onClear: () => void };

function EditorForm({ children, filled, onApply, onClear }: EditorFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onApply();
  };
  return (
    <form onSubmit={submit} className="w-[300px]">
      <div className="space-y-3 p-3">{children}</div>
      <div className="flex justify-between border-t border-line p-2">
        <Button look="quiet" size="small" disabled={!filled} onClick={onClear}>
          清除
        </Button>
        <Button look="primary" size="small" type="submit">
          应用
        </Button>
      </div>
    </form>
  );
}

/** Digits in any width and with thousands separators, as they are pasted from sheets. */
const plainNumber = (text: string) => text.normalize("NFKC").replace(/[,\s]/g, "");
const isNumber = (text: string) => text === "" || /^-?\d+(\.\d+)?$/.test(text);

export function RangeEditor({ filter, value, onChange, onClose }: EditorProps) {
  const start = readRange(value);
  const [from, setFrom] = useState(start.from ?? "");
  const [to, setTo] = useState(start.to ?? "");
  const [checked, setChecked] = useState(false);
  const wrong = (text: string) => (checked && !isNumber(plainNumber(text)) ? "请填数字" : null);
  const apply = () => {
    setChecked(true);
    const range = { from: plainNumber(from), to: plainNumber(to) };
    if (!isNumber(range.from) || !isNumber(range.to)) return;
    onChange(writeRange(range));
    onClose();
  };
  return (
    <EditorForm filled={Boolean(from || to || value)} onApply={apply} onClear={() => onChange("")}>
      <Field label={`从${filter.unit ? `（${filter.unit}）` : ""}`} error={wrong(from)}>
        <NumberInput value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
      <Field label={`到${filter.unit ? `（${filter.unit}）` : ""}`} error={wrong(to)}>
        <NumberInput value={to} onChange={(event) => setTo(event.target.value)} />
      </Field>
    </EditorForm>
  );
}

const isDay = (text: string) => text === "" || /^\d{4}-\d{2}-\d{2}$/.test(text);

/** "2026.3.1" and "2026年3月1日" as 2026-03-01; anything else stays as typed. */
function plainDay(text: string) {
  const found = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text.normalize("NFKC").trim());
  if (!found) return text.trim();
  const [, year, month = "", day = ""] = found;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

export function DayEditor({ value, onChange, onClose }: EditorProps) {
  const start = readRange(value in periods ? "" : value);
  const [from, setFrom] = useState(start.from ?? "");
  const [to, setTo] = useState(start.to ?? "");
  const [checked, setChecked] = useState(false);
  const wrong = (text: string) => (checked && !isDay(plainDay(text)) ? "请写成 2026-03-01" : null);
  const choose = (chosen: string) => {
    onChange(chosen);
    onClose();
  };
  const apply = () => {
    setChecked(true);
    const days = { from: plainDay(from), to: plainDay(to) };
    if (isDay(days.from) && isDay(days.to)) choose(writeRange(days));
  };
  return (
    <EditorForm filled={Boolean(from || to || value)} onApply={apply} onClear={() => choose("")}>
      <div className="flex flex-wrap gap-1.5">
        {(Object.keys(periods) as Period[]).map((period) => (
          <Button
            key={period}
            size="small"
            look={value === period ? "primary" : "default"}
            onClick={() => choose(period)}
          >
            {periods[period]}
          </Button>
        ))}
      </div>
      <Field label="从" error={wrong(from)}>
        <DateInput value={from} onChange={(event) => setFrom(event.target.value)} />
      </Field>
      <Field label="到（含当天）" error={wrong(to)}>
        <DateInput value={to} onChange={(event) => setTo(event.target.value)} />
      </Field>
    </EditorForm>
  );
}

export function TextEditor({ filter, value, onChange, onClose }: EditorProps) {
  const [text, setText] = useState(value);
  const apply = () => {
    onChange(text.trim());
    onClose();
  };
  return (
    <EditorForm filled={Boolean(text || value)} onApply={apply} onClear={() => onChange("")}>
      <Field label={`${filter.label}包含`}>
        <TextInput value={text} onChange={(event) => setText(event.target.value)} />
      </Field>
    </EditorForm>
  );
}
