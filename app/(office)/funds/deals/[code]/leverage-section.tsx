import { newFormKey } from "@/app/(office)/form/form-key";
import { Card } from "@/app/ui/card";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { leverageOfRound, partnersOf } from "@/lib/funds/deal-record";
import { leverageFields as of } from "@/lib/funds/fields";
import { leverageReadings } from "@/lib/funds/leverage";
import type { DealRecord } from "@/lib/funds/queries";
import { leverageKinds } from "@/lib/funds/rules";
import { showMultiple } from "@/lib/funds/words";
import { showWan } from "@/lib/money/yuan";
import { AddLeverage, LeverageActions } from "./leverage-actions";

/** Capital drawn in beside the funds at this round, row by row; it belongs to the round, not to one fund. */
export async function LeverageSection({ viewer, found }: { viewer: Viewer; found: DealRecord }) {
  const { deal, round } = found;
  const [rows, partners] = await Promise.all([leverageOfRound(round), partnersOf(viewer, deal)]);
  const mayWrite = reaches(viewer, "deal.lever", round);
  const leveraged = rows.reduce((total, { row }) => total + (row.paidYuan ?? 0), 0);
  const invested = partners.reduce((total, { paidYuan }) => total + (paidYuan ?? 0), deal.paidYuan ?? 0);
  return (
    <Card
      title="撬动资本"
      flush={rows.length > 0}
      extra={mayWrite && <AddLeverage code={deal.code} formKey={newFormKey()} />}
    >
      {rows.length === 0 ? (
        <p className="text-muted">这一轮还没有登记撬动的资本。</p>
      ) : (
        <div className="fund-card-table">
          <table className="table w-full">
            <caption className="sr-only">撬动资本，金额单位万元</caption>
            <thead>
              <tr>
                <th scope="col">{of.source.label}</th>
                <th scope="col">{of.kind.label}</th>
                <th scope="col" className="num">
                  承诺（万元）
                </th>
                <th scope="col" className="num">
                  到位
                </th>
                <th scope="col">日期</th>
                <th scope="col">佐证</th>
                {mayWrite && <th scope="col" aria-label="办理" />}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ row, key, name }) => (
                <tr key={row.id}>
                  <th scope="row" className="font-normal">
                    {row.source}
                  </th>
                  <td>{leverageKinds[row.kind as keyof typeof leverageKinds]}</td>
                  <td className="num">{of.promised.show(row.promised as never)}</td>
                  <td className="num">{of.paid.show(row.paid as never)}</td>
                  <td className="whitespace-nowrap">{row.happenedOn ?? "—"}</td>
                  <td>
                    {key ? (
                      <a href={`/api/files/${key}`} className="text-primary hover:underline">
                        {name}
                      </a>
                    ) : (
                      <span className="text-warn">缺材料</span>
                    )}
                  </td>
                  {mayWrite && (
                    <td className="num">
                      <LeverageActions
                        code={deal.code}
                        id={row.id}
                        version={row.version}
                        value={{
                          source: row.source,
                          kind: row.kind,
                          promised: of.promised.raw(row.promised as never).typed,
                          paid: of.paid.raw(row.paid as never).typed,
                          happenedOn: row.happenedOn ?? "",
                          note: row.note ?? "",
                        }}
                      />
                    </td>
                  )}
                </tr>
              ))}
              <tr className="font-semibold">
                <th scope="row" colSpan={2}>
                  合计
                </th>
                <Total amounts={rows.map(({ row }) => row.promisedYuan)} />
                <Total amounts={rows.map(({ row }) => row.paidYuan)} />
                <td colSpan={mayWrite ? 3 : 2} />
              </tr>
            </tbody>
          </table>
        </div>
      )}
      {rows.length > 0 && <Readings leveraged={leveraged} invested={invested} joined={partners.length + 1} />}
    </Card>
  );
}

/** What is known, added up; what is not yet known is told beside it, never counted as nothing. */
function Total({ amounts }: { amounts: readonly (number | null)[] }) {
  const known = amounts.filter((amount) => amount !== null);
  const open = amounts.length - known.length;
  return (
    <td className="num">
      {known.length > 0 ? showWan(known.reduce((total, amount) => total + amount, 0)) : "—"}
      {open > 0 && <span className="block text-xs font-normal text-muted">{open} 笔未计入</span>}
    </td>
  );
}

type ReadingProps = { leveraged: number; invested: number; joined: number };

function Readings({ leveraged, invested, joined }: ReadingProps) {
  return (
    <div className="space-y-1 border-t border-line px-3 py-2 text-sm text-muted">
      <p>
        {joined > 1 ? `这一轮 ${joined} 只基金同投，撬动资本只计一次；` : ""}
        按到位资本、本轮基金打款 {showWan(invested)} 万元：
      </p>
      <ul>
        {leverageReadings(leveraged, invested).map(({ caliber, label, ratio }) => (
          <li key={caliber}>
            <span className="font-semibold text-fg">{showMultiple(ratio)}</span>　{label}
          </li>
        ))}
      </ul>
    </div>
  );
}
