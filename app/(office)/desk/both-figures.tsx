import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { showYi } from "@/lib/money/yuan";
import { type deskFigures, figureDefinitions } from "@/lib/projects/check-queries";

type Figures = Awaited<ReturnType<typeof deskFigures>>;

type Row = { name: string; figures: readonly { value: string; href: string }[] };

/** Figures before and after verification: two definitions side by side. */
export function BothFigures({ figures: { reported, verified, period } }: { figures: Figures }) {
  const { from, to } = period;
  const ledger = (day: string) =>
    `/projects?${new URLSearchParams({ [day]: `${from}..${to}`, counted: "1", fresh: "1" })}`;
  const signed = [ledger("signReported"), ledger("signed")] as const;
  const started = [ledger("startReported"), ledger("started")] as const;
  const row = (name: string, values: readonly [string, string], hrefs: readonly [string, string]): Row => ({
    name,
    figures: values.map((value, i) => ({ value, href: hrefs[i] ?? "" })),
  });
  const rows = [
    row("正式签约新项目（个）", [String(reported.count), String(verified.count)], signed),
    row("新项目协议总投资（亿元）", [showYi(reported.yuan), showYi(verified.yuan)], signed),
    row("开工项目（个）", [String(reported.started), String(verified.started)], started),
  ];
  return (
    <Card
      className="mb-4"
      title="今年以来：认定前后两个口径"
      extra={<TextLink href="/desk?show=milestones">等待认定的节点</TextLink>}
      flush
    >
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">认定前后两个口径</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className="!text-right" title={figureDefinitions.reported}>
                填报口径
              </th>
              <th scope="col" className="!text-right" title={figureDefinitions.verified}>
                认定口径
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, figures }) => (
              <tr key={name}>
                <th scope="row" className="font-normal">
                  {name}
                </th>
                {figures.map(({ value, href }) => (
                  <td key={href} className="!text-right tabular-nums">
                    <TextLink href={href}>{value}</TextLink>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="border-t border-line px-4 py-2 text-xs text-muted">
        {figureDefinitions.reported}。{figureDefinitions.verified}。两个口径都只计新项目，不含增资扩产
        {reported.unknown > 0 && `；填报口径有 ${reported.unknown} 个金额未知，未计入金额`}。
      </p>
    </Card>
  );
}
