import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { YearAccount } from "@/lib/listings/check-queries";
import { showWan } from "@/lib/money/yuan";

const lines: readonly [label: string, of: (year: YearAccount) => string][] = [
  ["营业收入", ({ revenue }) => showWan(revenue)],
  ["净利润", ({ netProfit }) => showWan(netProfit)],
  ["扣非净利润", ({ coreProfit }) => showWan(coreProfit)],
  ["经营现金流净额", ({ operatingCash }) => showWan(operatingCash)],
  ["研发投入", ({ rndSpending }) => showWan(rndSpending)],
  ["期末净资产", ({ netAssets }) => showWan(netAssets)],
  ["研发人员（人）", ({ rndStaff }) => rndStaff?.toLocaleString("en-US") ?? "—"],
  ["员工总数（人）", ({ staff }) => staff?.toLocaleString("en-US") ?? "—"],
  ["加权净资产收益率（%）", ({ weightedRoe }) => (weightedRoe === null ? "—" : String(Number(weightedRoe)))],
];

/** The three years a check goes by, as they were filled in. */
export function FigureTable({
  code,
  years,
  lastYear,
}: {
  code: string;
  years: readonly YearAccount[];
  lastYear: number;
}) {
  const shown = [lastYear - 2, lastYear - 1, lastYear];
  const accountOf = (year: number) => years.find((one) => one.year === year);
  return (
    <Card
      title="三年财务（万元）"
      flush
      extra={<TextLink href={`/listings/${code}?tab=years`}>去填报</TextLink>}
    >
      <table className="table w-full">
        <thead>
          <tr>
            <th scope="col">项目</th>
            {shown.map((year) => (
              <th key={year} scope="col" className="text-right">
                {year}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(([label, of]) => (
            <tr key={label}>
              <th scope="row" className="font-normal">
                {label}
              </th>
              {shown.map((year) => {
                const account = accountOf(year);
                return (
                  <td key={year} className="whitespace-nowrap text-right">
                    {account ? of(account) : "—"}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
