"use client";

import { useState } from "react";
import { Button } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { useReadAgain } from "@/app/ui/read-again";
import type { Failure } from "@/lib/auth/action";
import { type Day, lastDayMeant, today } from "@/lib/date/day";
import { checkRun, rereadSheet } from "@/lib/imports/actions";
import type { AnswersForm, HeaderChoice } from "@/lib/imports/input";
import type { Inspection, SheetView } from "@/lib/imports/inspecting";
import { AskedOnce } from "./asked-once";
import { SheetColumns, type TargetColumn } from "./sheet-columns";

export type MappingFormProps = {
  code: string;
  inspection: Inspection;
  known: Partial<AnswersForm> | object;
  columns: readonly TargetColumn[];
  nameKey: string;
  unitKey: string | null;
  /** What one row is called: 项目. */
  record: string;
  units: readonly { value: string; label: string }[];
};

/** Everything the file says by itself is filled in; what is left is asked once. */
function firstAnswers({ inspection, known, nameKey, units }: MappingFormProps): AnswersForm {
  const mapping = Object.fromEntries(
    inspection.sheets.flatMap(({ columns }) => columns.map(({ id, keys }) => [id, keys])),
  );
  const named = inspection.sheets.filter(({ columns }) => columns.some(({ keys }) => keys.includes(nameKey)));
  const sheets = (named.length > 0 ? named : inspection.sheets.slice(0, 1)).map(({ name }) => name);
  const asOf = inspection.sheets.find((sheet) => sheet.asOf)?.asOf;
  const span = spanIn(inspection);
  const { found: _found, headers = {}, ...before } = known as Partial<AnswersForm> & { found?: unknown };
  return {
    sheets,
    headers,
    mapping,
    unitId: units.length === 1 ? Number(units[0]?.value) : null,
    moneyUnit: null,
    currency: "CNY",
    rateSource: "",
    month: span ?? (asOf && isMonthOver(asOf) ? asOf.slice(0, 7) : null),
    // 1-10月到位资金 says itself that it counts from January.
    basis: "start",
    origin: "domestic",
    ...before,
    rate: ("rate" in before ? before.rate : "") ?? "",
    rateOn: ("rateOn" in before ? before.rateOn : "") ?? "",
    ...("rateSource" in before ? { rateSource: before.rateSource ?? "" } : {}),
  };
}

/** A ledger as of a day in the middle of this month says nothing final of the month. */
const isMonthOver = (asOf: Day): boolean =>
  asOf.slice(0, 7) < today().slice(0, 7) || (asOf <= today() && asOf === lastDayMeant(asOf, "month"));

/** The month of 1-10月到位资金. */
function spanIn({ sheets }: Inspection): string | null {
  for (const { columns, yearHint } of sheets) {
    const found = columns
      .map(({ title }) => /1\s*[-–—~至]\s*(\d{1,2})\s*月/.exec(title.normalize("NFKC"))?.[1])
      .find(Boolean);
    if (found && yearHint) return `${yearHint}-${found.padStart(2, "0")}`;
  }
  return null;
}

/** What was decided of a column stays, as long as the column is still called the same. */
function mappingOf(before: SheetView, after: SheetView, mapping: AnswersForm["mapping"]) {
  const titles = new Map(before.columns.map(({ id, title }) => [id, title]));
  const kept = after.columns.map(({ id, title, keys }): [string, string[]] => [
    id,
    titles.get(id) === title ? (mapping[id] ?? keys) : keys,
  ]);
  return Object.fromEntries(kept);
}

export function MappingForm(props: MappingFormProps) {
  const { code, inspection, columns, unitKey, units, record } = props;
  const { readAgain, reading } = useReadAgain();
  const [answers, setAnswers] = useState<AnswersForm>(() => firstAnswers(props));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [pending, setPending] = useState(false);
  const set = (change: Partial<AnswersForm>) => setAnswers((now) => ({ ...now, ...change }));
  const [sheets, setSheets] = useState(inspection.sheets);
  const chosen = sheets.filter(({ name }) => answers.sheets.includes(name));

  async function reread(before: SheetView, header?: HeaderChoice): Promise<string | null> {
    const { name } = before;
    const answer = await rereadSheet({ code, sheet: name, header }).catch(() => null);
    if (!answer?.ok) return answer?.message ?? "网络不通，请检查连接后再试";
    const { [name]: _now, ...headers } = answers.headers;
    set({
      mapping: { ...answers.mapping, ...mappingOf(before, answer.data, answers.mapping) },
      headers: header === undefined ? headers : { ...headers, [name]: header },
    });
    setSheets((all) => all.map((one) => (one.name === name ? answer.data : one)));
    return null;
  }

  async function check() {
    setPending(true);
    setFailure(null);
    const answer = await checkRun({ code, answers }).catch(
      (): Failure => ({ ok: false, code: "server", message: "网络不通，请检查连接后再试" }),
    );
    setPending(false);
    if (!answer.ok) return setFailure(answer);
    readAgain(`/imports/${code}`);
  }

  return (
    <div className="space-y-4">
      <SheetChoice sheets={sheets} chosen={answers.sheets} onChange={(names) => set({ sheets: names })} />
      {chosen.map((sheet) => (
        <SheetColumns
          key={sheet.name}
          sheet={sheet}
          columns={columns}
          mapping={answers.mapping}
          onChange={(id, keys) => set({ mapping: { ...answers.mapping, [id]: keys } })}
          onReread={(header) => reread(sheet, header)}
        />
      ))}
      <AskedOnce
        answers={answers}
        set={set}
        sheets={chosen}
        columns={columns}
        unitKey={unitKey}
        units={units}
        errors={failure?.fieldErrors ?? {}}
      />
      {failure && (
        <p role="alert" className="rounded border border-danger bg-danger-tint px-4 py-2 text-danger">
          {failure.message}
        </p>
      )}
      <Button look="primary" pending={pending || reading} onClick={() => void check()}>
        下一步：核对每一行
      </Button>
      <p className="text-sm text-muted">下一步只是核对，不会写入任何{record}。</p>
    </div>
  );
}

type SheetChoiceProps = {
  sheets: readonly SheetView[];
  chosen: readonly string[];
  onChange: (names: string[]) => void;
};

function SheetChoice({ sheets, chosen, onChange }: SheetChoiceProps) {
  if (sheets.length < 2) return null;
  return (
    <Card title="导入哪几张工作表">
      <div className="flex flex-wrap gap-4">
        {sheets.map(({ name, rows }) => (
          <label key={name} className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={chosen.includes(name)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, name] : chosen.filter((one) => one !== name))
              }
            />
            {name}（{rows} 行）
          </label>
        ))}
      </div>
    </Card>
  );
}
