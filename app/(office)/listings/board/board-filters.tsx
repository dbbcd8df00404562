import { Button, LinkButton } from "@/app/ui/button";
import { Checkbox } from "@/app/ui/checkbox";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import type { Asked } from "./board-address";

type Option = { value: string; label: string };

/** A plain form: the address carries the filter, so the board can be sent to a colleague. */
export function BoardFilters({
  asked,
  units,
  boards,
}: {
  asked: Asked;
  units: readonly Option[];
  boards: readonly Option[];
}) {
  return (
    <form action="/listings" className="no-print mb-3 flex flex-wrap items-end gap-3">
      <Field label="属地" className="w-[160px]">
        <Select name="unit" defaultValue={asked.unit} options={units} placeholder="全部" />
      </Field>
      <Field label="拟上市板块" className="w-[160px]">
        <Select name="board" defaultValue={asked.board} options={boards} placeholder="全部" />
      </Field>
      <Checkbox
        name="aside"
        value="1"
        defaultChecked={asked.aside}
        label="包括撤回或终止的"
        className="pb-1"
      />
      <Button type="submit">筛选</Button>
      {(asked.unit || asked.board || asked.aside) && <LinkButton href="/listings">清除</LinkButton>}
    </form>
  );
}
