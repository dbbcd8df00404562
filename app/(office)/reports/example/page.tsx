import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { ReportTabs } from "@/app/(office)/reports/report-tabs";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { published, publishedSource, publishedWords } from "@/lib/reports/published";
import { publishedChecks, publishedDoubts } from "@/lib/reports/published-checks";

export const metadata: Metadata = { title: "示例：公开报道数据集" };

/** What a newspaper published, apart from everything of the bureau's own. */
export default async function ExamplePage() {
  requireVerb(await currentViewer(), "report.read");
  return (
    <>
      <PageHeader
        title="示例：公开报道数据集"
        mark={<Badge tone="warn">不是本系统的记录</Badge>}
        note={`来源：${publishedSource.title}。${publishedSource.note}`}
        actions={<PrintButton />}
      />
      <ReportTabs current="/reports/example" />
      <p className="mb-4 rounded border border-line bg-warn-tint px-4 py-2 text-warn">
        这一页只用来对照口径和算法：这些公布数不进任何台账、指标、汇总和导出文件，也不与本系统的数字相加。
      </p>
      <div className="space-y-4">
        <Checks />
        <Card title="并存的说法与边界">
          <ul className="max-w-form list-disc space-y-1 pl-5">
            {publishedDoubts.map((doubt) => (
              <li key={doubt}>{doubt}</li>
            ))}
          </ul>
        </Card>
        <Facts />
      </div>
    </>
  );
}

function Checks() {
  return (
    <Card title="由公布数重新计算" flush>
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">由公布数重新计算的结果</caption>
          <thead>
            <tr>
              <th scope="col">算什么</th>
              <th scope="col">怎么算</th>
              <th scope="col" className="!text-right">
                结果
              </th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {publishedChecks.map(({ name, working, result, says }) => (
              <tr key={name}>
                <th scope="row" className="font-normal">
                  {name}
                </th>
                <td className="tabular-nums text-muted">{working}</td>
                <td className="whitespace-nowrap !text-right font-semibold tabular-nums">{result}</td>
                <td className="text-muted">{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

function Facts() {
  return (
    <Card title={`公布的数字 ${published.length}`} flush>
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">公开报道中的数字</caption>
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col">对象</th>
              <th scope="col">指标</th>
              <th scope="col" className="!text-right">
                公布值
              </th>
              <th scope="col">时段</th>
              <th scope="col">出处</th>
              <th scope="col">备注</th>
            </tr>
          </thead>
          <tbody>
            {published.map((fact) => (
              <tr key={fact.key}>
                <td className="whitespace-nowrap text-muted">{fact.group}</td>
                <td>{fact.who}</td>
                <td>{fact.what}</td>
                <td className="whitespace-nowrap !text-right tabular-nums">{publishedWords(fact)}</td>
                <td className="whitespace-nowrap text-muted">{fact.period.replace("/", " 至 ")}</td>
                <td className="whitespace-nowrap text-muted">第{fact.paragraph}段</td>
                <td className="text-muted">{fact.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
