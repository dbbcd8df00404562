import { newFormKey } from "@/app/(office)/form/form-key";
import { Card } from "@/app/ui/card";
import { valuationFields as of } from "@/lib/funds/fields";
import type { FundValuation } from "@/lib/funds/fund-record";
import { AddValuation, ValuationActions } from "./valuation-actions";

export type ValuationSectionProps = {
  owner: "fund" | "deal";
  code: string;
  title: string;
  rows: FundValuation[];
  mayWrite: boolean;
  empty: string;
};

/** What a fund or a holding was worth, newest first. */
export function ValuationSection({ owner, code, title, rows, mayWrite, empty }: ValuationSectionProps) {
  return (
    <Card
      title={title}
      flush={rows.length > 0}
      extra={mayWrite && <AddValuation owner={owner} code={code} formKey={newFormKey()} />}
    >
      {rows.length === 0 ? (
        <p className="text-muted">{empty}</p>
      ) : (
        <div className="fund-card-table">
          <table className="table w-full">
            <caption className="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{of.valuedOn.label}</th>
                <th scope="col" className="num">
                  {of.worth.label}（万元）
                </th>
                <th scope="col">{of.method.label}</th>
                <th scope="col">{of.note.label}</th>
                {mayWrite && <th scope="col" aria-label="办理" />}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="whitespace-nowrap">{row.valuedOn}</td>
                  <td className="num">{of.worth.show(row.worth as never)}</td>
                  <td>{row.method}</td>
                  <td className="text-muted">{row.note}</td>
                  {mayWrite && (
                    <td className="num">
                      <ValuationActions
                        owner={owner}
                        code={code}
                        id={row.id}
                        version={row.version}
                        value={{
                          valuedOn: row.valuedOn,
                          worth: of.worth.raw(row.worth as never).typed,
                          method: row.method ?? "",
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
      )}
    </Card>
  );
}
