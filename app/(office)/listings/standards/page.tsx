import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { ListingTabs } from "@/app/(office)/listings/listing-tabs";
import { Badge } from "@/app/ui/badge";
import { Button } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DateInput } from "@/app/ui/date-input";
import { Empty } from "@/app/ui/empty";
import { Field } from "@/app/ui/field";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { Select } from "@/app/ui/select";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { isDay, today } from "@/lib/date/day";
import { boardsWithRules } from "@/lib/listings/check-queries";
import { boardOptions } from "@/lib/listings/queries";
import {
  measuredThings,
  otherStandardsOf,
  type Standard,
  type StandardSet,
  setTitle,
  standardsOf,
} from "@/lib/listings/standard-queries";
import { AddStandard, StandardActions } from "./standard-actions";

export const metadata: Metadata = { title: "上市条件" };

type Props = { searchParams: Promise<{ board?: string; on?: string }> };

export default async function StandardsPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "standard.read");
  const [options, known] = await Promise.all([boardOptions(), boardsWithRules()]);
  const boards = options.map(({ value, label }) => ({ value, label }));
  const board = boards.find(({ value }) => value === query.board)?.value ?? "SSE";
  const day = query.on && isDay(query.on) ? query.on : today();
  const [sets, others] = await Promise.all([
    standardsOf(viewer, board, day),
    otherStandardsOf(viewer, board, day),
  ]);
  const mayRevise = can(viewer, "standard.revise");
  return (
    <>
      <PageHeader
        title="上市培育"
        actions={
          <>
            <PrintButton wide />
            {mayRevise && <AddStandard board={board} boards={boards} things={measuredThings()} />}
          </>
        }
      />
      <ListingTabs viewer={viewer} current="/listings/standards" />
      <form action="/listings/standards" className="no-print mb-4 flex flex-wrap items-end gap-3">
        <Field label="板块" className="w-[180px]">
          <Select name="board" defaultValue={board} options={boards} />
        </Field>
        <Field label="施行于" className="w-[170px]">
          <DateInput name="on" defaultValue={day} />
        </Field>
        <Button type="submit">查看</Button>
        <p className="pb-1 text-sm text-muted">
          修改条款时旧条款止于新条款生效前一日，过去日期的对照仍按当时的条款。
        </p>
      </form>
      {sets.length === 0 && (
        <Empty title="这一天没有收录条款">
          {known.has(board) ? "换一个日期再看，或在下方查看其他时期的条款。" : "这个板块还没有收录上市条件。"}
        </Empty>
      )}
      <div className="space-y-4">
        {sets.map((set) => (
          <SetCard key={set.setNo} set={set} mayRevise={mayRevise} />
        ))}
        {others.length > 0 && <OtherCard rows={others} />}
      </div>
    </>
  );
}

function SetCard({ set, mayRevise }: { set: StandardSet; mayRevise: boolean }) {
  const several = new Set(set.rows.map(({ alt }) => alt)).size > 1;
  return (
    <Card title={setTitle(set)} flush>
      <div className="overflow-x-auto">
        <table className="table w-full min-w-[900px] table-fixed">
          <caption className="sr-only">{setTitle(set)}的条款</caption>
          <thead>
            <tr>
              <th scope="col">条件</th>
              <th scope="col" className="w-[26%]">
                出处
              </th>
              <th scope="col" className="w-[110px]">
                施行
              </th>
              <th scope="col" className="w-[80px]">
                核实
              </th>
              <th scope="col" className="w-[24%]">
                沿革
              </th>
              {mayRevise && (
                <th scope="col" className="no-print w-[104px]">
                  办理
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {set.rows.map((row) => (
              <tr key={row.id}>
                <td>
                  {several && <b className="mr-2">方案{row.alt.toUpperCase()}</b>}
                  {row.condition}
                  {row.note && <span className="block text-xs text-muted">{row.note}</span>}
                </td>
                <td>{row.ruleName}</td>
                <Span row={row} />
                <td>
                  {row.mark === "sourced" ? (
                    <span className="text-sm text-muted">有出处</span>
                  ) : (
                    <Badge tone="warn">待核</Badge>
                  )}
                </td>
                <td className="text-muted">
                  {row.others.map((other) => (
                    <span key={other.id} className="block">
                      {spanOf(other)}：{other.condition}
                    </span>
                  ))}
                </td>
                {mayRevise && (
                  <td className="no-print">
                    <StandardActions
                      id={row.id}
                      version={row.version}
                      isOver={row.validTo !== null}
                      isPending={row.metric === "pending"}
                      standard={{
                        validFrom: row.validFrom ?? "",
                        value: row.value === null ? "" : String(Number(row.value)),
                        condition: row.condition,
                        ruleName: row.ruleName,
                        mark: row.mark === "sourced" ? "sourced" : "general_knowledge_verify",
                        note: row.note ?? "",
                      }}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

const spanOf = ({ validFrom, validTo }: Standard) =>
  `${validFrom ?? "未定"} ${validTo ? `至 ${validTo}` : "起"}`;

function Span({ row }: { row: Standard }) {
  return <td className="whitespace-nowrap text-sm">{spanOf(row)}</td>;
}

function OtherCard({ rows }: { rows: readonly Standard[] }) {
  return (
    <Card title="其他时期的条款" flush>
      <table className="table w-full">
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="w-[120px] whitespace-nowrap">{setTitle(row)}</td>
              <td>{row.condition}</td>
              <td className="text-sm">{row.ruleName}</td>
              <Span row={row} />
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
