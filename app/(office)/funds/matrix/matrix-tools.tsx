import { Button } from "@/app/ui/button";
import { DateInput } from "@/app/ui/date-input";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import { bases } from "@/lib/funds/rules";
import { axes, type MatrixAsk } from "./matrix-address";

const optionsIn = (choices: Readonly<Record<string, string>>) =>
  Object.entries(choices).map(([value, label]) => ({ value, label }));

/** A plain form: it works before any script has loaded. */
export function MatrixTools({ ask }: { ask: MatrixAsk }) {
  return (
    <form
      key={`${ask.from} ${ask.to} ${ask.basis} ${ask.axis}`}
      action="/funds/matrix"
      className="no-print mb-3 flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-bg px-4 py-3"
    >
      <Field label="从">
        <DateInput name="from" defaultValue={ask.from} />
      </Field>
      <Field label="到">
        <DateInput name="to" defaultValue={ask.to} />
      </Field>
      <Field label="口径">
        <Select name="basis" options={optionsIn(bases)} defaultValue={ask.basis} />
      </Field>
      <Field label="列">
        <Select name="axis" options={optionsIn(axes)} defaultValue={ask.axis} />
      </Field>
      <Button type="submit">查看</Button>
    </form>
  );
}
