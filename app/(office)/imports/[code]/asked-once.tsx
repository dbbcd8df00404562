"use client";

import { Card } from "@/app/ui/card";
import { DateInput } from "@/app/ui/date-input";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import { TextInput } from "@/app/ui/text-input";
import type { AnswersForm } from "@/lib/imports/input";
import type { SheetView } from "@/lib/imports/inspecting";
import { type Currency, currencyNames } from "@/lib/money/currency";
import { type Unit, unitPlaces } from "@/lib/money/yuan";
import { basisChoices, originChoices } from "@/lib/projects/progress-input";
import type { TargetColumn } from "./sheet-columns";

export type AskedOnceProps = {
  answers: AnswersForm;
  set: (change: Partial<AnswersForm>) => void;
  sheets: readonly SheetView[];
  columns: readonly TargetColumn[];
  /** The column that says which unit carries a record, where the register has one. */
  unitKey: string | null;
  units: readonly { value: string; label: string }[];
  errors: Readonly<Record<string, string>>;
};

const currencies = Object.entries(currencyNames).map(([value, label]) => ({
  value,
  label: value === "CNY" ? "人民币" : label,
}));
const moneyUnits = Object.keys(unitPlaces).map((value) => ({ value, label: value }));

/** What the file itself does not say, once for the whole file. */
export function AskedOnce({ answers, set, sheets, columns, unitKey, units, errors }: AskedOnceProps) {
  const keysOf = (id: string) => answers.mapping[id] ?? [];
  const mapped = sheets.flatMap((sheet) =>
    sheet.columns.map((column) => ({ ...column, moneyUnit: sheet.moneyUnit, keys: keysOf(column.id) })),
  );
  const of = (wanted: (column: TargetColumn) => boolean) =>
    mapped.filter(({ keys }) =>
      keys.some((key) => columns.some((column) => column.key === key && wanted(column))),
    );
  const money = of(({ isMoney }) => isMoney);
  const unitless = money.filter(({ unit, moneyUnit }) => !unit && !moneyUnit);
  const monthly = of((column) => column.monthly);
  const unitLabel = columns.find(({ key }) => key === unitKey)?.label;
  const hasUnit = mapped.some(({ keys }) => unitKey !== null && keys.includes(unitKey));
  if (!unitLabel && money.length === 0 && monthly.length === 0) return null;
  return (
    <Card title="文件里没有写明的">
      <div className="grid gap-4 md:grid-cols-3">
        {unitLabel && (
          <Field
            label={unitLabel}
            error={errors["answers.unitId"]}
            help={
              hasUnit ? "只用于没有填写的行" : "表里没有这一列：请选择，没有按县区分节、分表的行都算在这里"
            }
          >
            <Select
              options={units}
              placeholder="请选择"
              value={answers.unitId ? String(answers.unitId) : ""}
              onChange={({ target }) => set({ unitId: target.value ? Number(target.value) : null })}
            />
          </Field>
        )}
        {unitless.length > 0 && (
          <Field label="金额单位" help={`${unitless.map(({ title }) => title).join("、")} 没有写单位`}>
            <Select
              options={moneyUnits}
              placeholder="请选择"
              value={answers.moneyUnit ?? ""}
              onChange={({ target }) => set({ moneyUnit: (target.value || null) as Unit | null })}
            />
          </Field>
        )}
        {money.length > 0 && (
          <Field label="币种" help="单元格里写明币种的以单元格为准">
            <Select
              options={currencies}
              value={answers.currency}
              onChange={({ target }) => set({ currency: target.value as Currency })}
            />
          </Field>
        )}
        {answers.currency !== "CNY" && <RateFields answers={answers} set={set} errors={errors} />}
        {monthly.length > 0 && (
          <>
            <Field
              label="资金截至月份"
              error={errors["answers.month"]}
              help={`${monthly.map(({ title }) => title).join("、")}；不填则这几列不导入`}
            >
              <TextInput
                placeholder="如 2026-10"
                value={answers.month ?? ""}
                onChange={({ target }) => set({ month: target.value || null })}
              />
            </Field>
            <Field label="资金口径">
              <Select
                options={basisChoices}
                value={answers.basis}
                onChange={({ target }) => set({ basis: target.value as AnswersForm["basis"] })}
              />
            </Field>
            <Field label="到位资金来源地">
              <Select
                options={originChoices}
                value={answers.origin}
                onChange={({ target }) => set({ origin: target.value as AnswersForm["origin"] })}
              />
            </Field>
          </>
        )}
      </div>
    </Card>
  );
}

type RateProps = Pick<AskedOnceProps, "answers" | "set" | "errors">;

/** Without a dated rate the yuan stay unknown, which is better than wrong. */
function RateFields({ answers, set, errors }: RateProps) {
  return (
    <>
      <Field
        label={`1 ${currencyNames[answers.currency]}合人民币`}
        error={errors["answers.rate"]}
        help="不填则人民币金额留作未知，不计入合计"
      >
        <TextInput
          inputMode="decimal"
          value={answers.rate}
          onChange={({ target }) => set({ rate: target.value })}
        />
      </Field>
      <Field label="汇率日期" error={errors["answers.rateOn"]}>
        <DateInput value={answers.rateOn} onChange={({ target }) => set({ rateOn: target.value })} />
      </Field>
      <Field label="汇率来源">
        <TextInput value={answers.rateSource} onChange={({ target }) => set({ rateSource: target.value })} />
      </Field>
    </>
  );
}
