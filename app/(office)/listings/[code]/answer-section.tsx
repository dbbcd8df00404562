import { Card } from "@/app/ui/card";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { answerRows } from "@/lib/listings/check-queries";
import type { ListingCase } from "@/lib/listings/queries";
import { AnswerButton } from "./parts/answer-button";

/** What no yearly report tells, the latest answer to each question first. */
export async function AnswerSection({ viewer, listing }: { viewer: Viewer; listing: ListingCase }) {
  const rows = await answerRows(viewer, listing);
  const mayAnswer = reaches(viewer, "listing.answer", listing);
  return (
    <Card title="其他条件" flush>
      <div className="overflow-x-auto">
        <table className="table w-full min-w-[640px]">
          <caption className="sr-only">年度报表之外的上市条件及最近一次填写</caption>
          <thead>
            <tr>
              <th scope="col">条件</th>
              <th scope="col">最近填写</th>
              <th scope="col">截至</th>
              <th scope="col">说明</th>
              {mayAnswer && <th scope="col">办理</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ metric, label, unit, kind, help, shown, asOf, note, earlier, typed }) => (
              <tr key={metric}>
                <th scope="row" className="font-semibold">
                  {label}
                  {earlier > 0 && (
                    <span className="ml-2 text-xs font-normal text-muted">另有 {earlier} 次较早的填写</span>
                  )}
                </th>
                <td className={shown ? "whitespace-nowrap" : "text-muted"}>{shown ?? "未填"}</td>
                <td className="whitespace-nowrap">{asOf}</td>
                <td className="max-w-[280px]">{note}</td>
                {mayAnswer && (
                  <td>
                    <AnswerButton
                      code={listing.code}
                      metric={metric}
                      label={label}
                      unit={unit}
                      kind={kind}
                      help={help}
                      typed={typed}
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
