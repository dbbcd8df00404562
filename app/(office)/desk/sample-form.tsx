import { Button } from "@/app/ui/button";
import { DateInput } from "@/app/ui/date-input";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import { TextInput } from "@/app/ui/text-input";

type Ask = { seed: string; from: string; to: string; size: number };
export type SampleFormProps = { ask: Ask; sizes: readonly number[]; found: number };

/** The seed is the sample: whoever types it for the same days draws the same changes. */
export function SampleForm({ ask, sizes, found }: SampleFormProps) {
  return (
    <>
      <form className="no-print mb-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="show" value="sample" />
        <Field label="抽查号">
          <TextInput name="seed" defaultValue={ask.seed} maxLength={40} />
        </Field>
        <Field label="变更日期从">
          <DateInput name="from" defaultValue={ask.from} />
        </Field>
        <Field label="至">
          <DateInput name="to" defaultValue={ask.to} />
        </Field>
        <Field label="抽几条">
          <Select
            name="size"
            defaultValue={String(ask.size)}
            options={sizes.map((size) => ({ value: String(size), label: `${size} 条` }))}
          />
        </Field>
        <Button type="submit">抽取</Button>
      </form>
      <p className="mb-3 text-sm text-muted">
        抽查号“{ask.seed}”，{ask.from} 至 {ask.to} 的全部变更（含已审核的）中抽取 {found}{" "}
        条；同一抽查号、同一时段抽出的始终是同样几条。
      </p>
    </>
  );
}
