import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { NotProduced } from "@/lib/reports/definition";

/** What our rows cannot answer, and why: said, never made up. */
export function NotProducedTable({ rows }: { rows: readonly (NotProduced & { code: string })[] }) {
  if (rows.length === 0) return null;
  return (
    <Card title="现有记录得不出的指标" flush className="mt-4">
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">现有记录得不出的指标和原因</caption>
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">指标</th>
              <th scope="col">单位</th>
              <th scope="col">为什么没有</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, name, unit, reason, instead }) => (
              <tr key={code} id={code}>
                <td className="text-muted">{code}</td>
                <th scope="row" className="whitespace-nowrap font-normal">
                  {name}
                </th>
                <td className="whitespace-nowrap text-muted">{unit}</td>
                <td>
                  {reason}
                  {instead && (
                    <TextLink href={instead.href} className="ml-2">
                      {instead.words}
                    </TextLink>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
