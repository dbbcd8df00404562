import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button, LinkButton } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { Select } from "@/app/ui/select";
import { addMonths, thisMonth } from "@/lib/date/day";
import { basisChoices, originChoices } from "@/lib/projects/progress-input";
import type { MonthlyAsk, UnitTally } from "@/lib/projects/progress-queries";
import { addressOf } from "./address";

const offered = 24;
const showChoices = [
  { value: "all", label: "全部" },
  { value: "missing", label: "只看未填报" },
  { value: "late", label: "只看迟报" },
];

type PaperLineProps = { ask: MonthlyAsk; tally: UnitTally[]; rows: number; next: string | null };

/** What the form above says, for paper; and that there are more pages, when there are. */
export function PaperLine({ ask, tally, rows, next }: PaperLineProps) {
  const wordOf = (choices: readonly { value: string; label: string }[], value: string) =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  const said = [
    `口径：${wordOf(basisChoices, ask.basis)}`,
    `到位资金来源：${wordOf(originChoices, ask.origin)}`,
    ask.unit && `单位：${tally.find(({ code }) => code === ask.unit)?.name ?? ask.unit}`,
    ask.show !== "all" && wordOf(showChoices, ask.show),
    ask.after || next
      ? `本页 ${rows} 个项目，不是全部，其余在${next ? "后" : "前"}面的页`
      : `共 ${rows} 个项目`,
  ];
  return <p className="print-only mb-2 text-xs">{said.filter(Boolean).join("；")}</p>;
}

/** A plain form: leaving the page with unsaved cells asks first, and it works before any script has loaded. */
export function MonthPicker({ ask, tally }: { ask: MonthlyAsk; tally: UnitTally[] }) {
  const now = thisMonth();
  const months = Array.from({ length: offered }, (_, i) => addMonths(now, -i));
  const month = (months.includes(ask.month) ? months : [...months, ask.month]).map((value) => ({
    value,
    label: value,
  }));
  const units = tally.map(({ code, name }) => ({ value: code, label: name }));
  const step = (by: number) => addressOf(ask, { month: addMonths(ask.month, by), after: null });
  return (
    <form
      key={addressOf(ask, {})}
      action="/progress"
      className="no-print mb-3 flex flex-wrap items-end gap-x-3 gap-y-2 rounded-lg border border-line bg-bg px-4 py-3"
    >
      <LinkButton href={step(-1)} icon={<ChevronLeft size={14} aria-hidden="true" />}>
        上月
      </LinkButton>
      <Field label="月份">
        <Select name="month" options={month} defaultValue={ask.month} className="min-w-[104px]" />
      </Field>
      {ask.month < now && (
        <LinkButton href={step(1)} icon={<ChevronRight size={14} aria-hidden="true" />}>
          下月
        </LinkButton>
      )}
      <Field label="填报口径">
        <Select name="basis" options={basisChoices} defaultValue={ask.basis} />
      </Field>
      <Field label="到位资金来源">
        <Select name="origin" options={originChoices} defaultValue={ask.origin} />
      </Field>
      {units.length > 1 && (
        <Field label="单位">
          <Select name="unit" options={units} placeholder="全部" defaultValue={ask.unit ?? ""} />
        </Field>
      )}
      <Field label="范围">
        <Select name="show" options={showChoices} defaultValue={ask.show} />
      </Field>
      <Button type="submit">查看</Button>
    </form>
  );
}
