import { Download } from "lucide-react";
import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { Steps } from "@/app/ui/steps";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { registerFor, registerOf, registersFor } from "@/lib/imports/registers";
import { importVerbs } from "@/lib/imports/rules";
import { myRuns } from "@/lib/imports/runs";
import { type Counts, countOf } from "@/lib/imports/verdicts";
import { steps } from "./steps";
import { UploadLedger } from "./upload-ledger";

export const metadata: Metadata = { title: "数据导入" };

const states = {
  uploaded: "待对应列",
  checked: "待确认",
  writing: "写入中断",
  done: "已完成",
  undone: "已撤销",
  dropped: "已放弃",
} as const;

type Props = { searchParams: Promise<{ register?: string }> };

export default async function ImportsPage({ searchParams }: Props) {
  const [viewer, { register: asked }] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, importVerbs);
  const choices = registersFor(viewer);
  const register = choices.find(({ key }) => key === asked) ?? registerFor(viewer, null);
  const runs = await myRuns(viewer);
  return (
    <>
      <PageHeader title="数据导入" note="把现有的台账导进来：先看清楚每一行会怎样，确认后才写入。" />
      <Card className="mb-4">
        <Steps label="导入步骤" steps={steps} current={1} />
        {choices.length > 1 && (
          <div className="mt-4">
            <Tabs
              label="导入到哪个台账"
              tabs={choices.map(({ key, title }) => ({
                href: `/imports?register=${key}`,
                title,
                current: key === register.key,
              }))}
            />
          </div>
        )}
        <div className="mt-4 max-w-reading space-y-3">
          <p>直接上传手头的{register.title}即可（.xlsx 或 .csv），表头、单位、小计、脚注会自动认出来。</p>
          <UploadLedger key={register.key} register={register.key} />
          <ul className="space-y-1 text-sm text-muted">
            <li>
              手头没有台账：
              <FileLink href={`/imports/template?register=${register.key}`}>下载模板</FileLink>
              ，填好再传。
            </li>
            {can(viewer, register.download.verb) && (
              <li>
                成批修改已有数据：
                <FileLink href={register.download.href}>导出现有台账</FileLink>
                ，改好再传，只写有变化的格。
              </li>
            )}
          </ul>
        </div>
      </Card>
      <Card title="我的导入" flush>
        {runs.length === 0 && <p className="p-4 text-muted">还没有导入过。</p>}
        {runs.length > 0 && (
          <div className="overflow-x-auto">
            <table className="table w-full min-w-[680px]">
              <caption className="sr-only">我的导入</caption>
              <thead>
                <tr>
                  <th scope="col">文件</th>
                  <th scope="col">台账</th>
                  <th scope="col">状态</th>
                  <th scope="col" className="text-right">
                    新增
                  </th>
                  <th scope="col" className="text-right">
                    变更
                  </th>
                  <th scope="col">上传时间</th>
                </tr>
              </thead>
              <tbody>
                {runs.map(({ code, register: to, fileName, step, counts, startedAt }) => (
                  <tr key={code}>
                    <td>
                      {step === "dropped" ? (
                        fileName
                      ) : (
                        <TextLink href={`/imports/${code}`}>{fileName}</TextLink>
                      )}
                    </td>
                    <td>{registerOf(to).title}</td>
                    <td>
                      <Badge tone={step === "done" ? "good" : "neutral"}>
                        {states[step as keyof typeof states] ?? step}
                      </Badge>
                    </td>
                    <td className="text-right tabular-nums">{countOf(counts as Counts, ["added"])}</td>
                    <td className="text-right tabular-nums">{countOf(counts as Counts, ["updated"])}</td>
                    <td>{startedAt.slice(0, 16)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
    </>
  );
}

const FileLink = ({ href, children }: { href: string; children: string }) => (
  <a href={href} className="inline-flex items-center gap-1 text-primary hover:underline">
    <Download size={14} aria-hidden="true" />
    {children}
  </a>
);
