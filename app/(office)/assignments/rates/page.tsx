import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { Button } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DateInput } from "@/app/ui/date-input";
import { Empty } from "@/app/ui/empty";
import { Field } from "@/app/ui/field";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import {
  type Closure,
  closureByUnit,
  closureDefinition,
  closureRate,
  type Outcome,
} from "@/lib/assignments/outcomes";
import { currentViewer } from "@/lib/auth/session";
import { isDay, today, yearOf } from "@/lib/date/day";

export const metadata: Metadata = { title: "按期办结率" };

type Props = { searchParams: Promise<{ from?: string; to?: string }> };

/** 按期办结率 by unit; every figure opens the assignments behind it. */
export default async function RatesPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "assignment.read");
  const now = today();
  const from = isDay(query.from ?? "") ? (query.from ?? "") : `${yearOf(now)}-01-01`;
  const to = isDay(query.to ?? "") ? (query.to ?? "") : `${yearOf(now)}-12-31`;
  const { total, units } = await closureByUnit(viewer, { from, to });
  return (
    <>
      <PageHeader
        title="按期办结率"
        crumbs={[{ title: "督办", href: "/assignments" }, { title: "按期办结率" }]}
        note={`办结时限 ${from} 至 ${to}，截至 ${now}`}
        actions={<PrintButton />}
      />
      <form className="no-print mb-4 flex flex-wrap items-end gap-3">
        <Field label="时限从">
          <DateInput name="from" defaultValue={from} />
        </Field>
        <Field label="至">
          <DateInput name="to" defaultValue={to} />
        </Field>
        <Button type="submit">查看</Button>
      </form>
      <Card flush>
        {units.length === 0 ? (
          <Empty title="这段时间没有到期的督办事项">换一段办结时限再看。</Empty>
        ) : (
          <div className="overflow-x-auto">
            <table className="table w-full">
              <caption className="sr-only">各承办单位按期办结率</caption>
              <thead>
                <tr>
                  {["承办单位", "到期应办结", "按期办结", "逾期办结", "到期未办结", "按期办结率"].map(
                    (title, i) => (
                      <th key={title} scope="col" className={i > 0 ? "!text-right" : undefined}>
                        {title}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {units.map((row) => (
                  <RateRow key={row.code} name={row.unit} row={row} unit={row.code} span={{ from, to }} />
                ))}
              </tbody>
              <tfoot>
                <RateRow name="合计" row={total} span={{ from, to }} />
              </tfoot>
            </table>
          </div>
        )}
      </Card>
      <p className="mt-3 text-sm text-muted">口径：{closureDefinition}。</p>
    </>
  );
}

type RowProps = { name: string; row: Closure; unit?: string; span: { from: string; to: string } };

function RateRow({ name, row, unit, span }: RowProps) {
  const rows = (outcomes: readonly Outcome[]) =>
    `/assignments?${new URLSearchParams({
      ...(unit ? { unit } : {}),
      due: `${span.from}..${span.to}`,
      outcome: outcomes.join(","),
    })}`;
  const figure = (count: number, outcomes: readonly Outcome[]) => (
    <td className="!text-right tabular-nums">
      {count === 0 ? "0" : <TextLink href={rows(outcomes)}>{count}</TextLink>}
    </td>
  );
  return (
    <tr className={unit ? undefined : "border-t-2 border-line font-semibold"}>
      <th scope="row" className={unit ? "font-normal" : undefined}>
        {name}
      </th>
      {figure(row.due, ["onTime", "late", "open"])}
      {figure(row.onTime, ["onTime"])}
      {figure(row.late, ["late"])}
      {figure(row.open, ["open"])}
      <td className="!text-right font-semibold tabular-nums">{closureRate(row)}</td>
    </tr>
  );
}
