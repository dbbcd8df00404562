import { Button } from "@/app/ui/button";
import { DateInput } from "@/app/ui/date-input";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";

type Option = { value: string; label: string };

export type CheckFormProps = {
  action: string;
  board: string;
  asOf: string;
  boards: readonly Option[];
  /** On the page of its own the company is chosen too. */
  company?: { value: string; options: readonly Option[] };
  tab?: string;
};

/** Which company, which board, by the rules of which day. A plain form: the address is the question. */
export function CheckForm({ action, board, asOf, boards, company, tab }: CheckFormProps) {
  return (
    <form action={action} className="no-print flex flex-wrap items-end gap-3">
      {tab && <input type="hidden" name="tab" value={tab} />}
      {company && (
        <Field label="企业" className="w-[360px] max-w-full">
          <Select name="code" defaultValue={company.value} options={company.options} placeholder="请选择" />
        </Field>
      )}
      <Field label="板块" className="w-[160px]">
        <Select name="board" defaultValue={board} options={boards} />
      </Field>
      <Field label="按哪一天的规则" className="w-[170px]">
        <DateInput name="on" defaultValue={asOf} />
      </Field>
      <Button type="submit" look="primary">
        对照
      </Button>
    </form>
  );
}
