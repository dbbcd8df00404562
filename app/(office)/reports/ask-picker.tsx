import { Button } from "@/app/ui/button";
import { DateInput } from "@/app/ui/date-input";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import { periodNames, type ReportAsk } from "@/lib/reports/ask";

export type AskPickerProps = {
  path: string;
  ask: ReportAsk;
  units: readonly { code: string; shortName: string }[];
  /** Other parts of the address that stay as they are. */
  keep?: Readonly<Record<string, string>>;
};

const periods = Object.entries(periodNames).map(([value, label]) => ({ value, label }));

/** Period and unit, as a plain form: the address is the answer, and it works before any script has loaded. */
export function AskPicker({ path, ask, units, keep = {} }: AskPickerProps) {
  return (
    <form
      key={`${ask.period} ${ask.from} ${ask.to} ${ask.unit?.code}`}
      action={path}
      className="no-print mb-4 flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-bg px-4 py-3"
    >
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="was" value={ask.period} />
      <Field label="统计期">
        <Select name="period" options={periods} defaultValue={ask.period} />
      </Field>
      <Field label="起">
        <DateInput name="from" defaultValue={ask.from} className="!w-[136px]" />
      </Field>
      <Field label="止">
        <DateInput name="to" defaultValue={ask.to} className="!w-[136px]" />
      </Field>
      {units.length > 1 && (
        <Field label="单位">
          <Select
            name="unit"
            options={units.map(({ code, shortName }) => ({ value: code, label: shortName }))}
            placeholder="全部"
            defaultValue={ask.unit?.code ?? ""}
          />
        </Field>
      )}
      <Button type="submit">查看</Button>
    </form>
  );
}
