import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { ReportTabs } from "@/app/(office)/reports/report-tabs";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { TextLink } from "@/app/ui/link";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { type IssuedHead, listIssued } from "@/lib/reports/issued";

export const metadata: Metadata = { title: "已印发的汇总" };

type Props = { searchParams: Promise<{ before?: string }> };

export default async function IssuedListPage({ searchParams }: Props) {
  const [viewer, { before }] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "report.read");
  const { rows, next } = await listIssued(viewer, /^\d{1,15}$/.test(before ?? "") ? Number(before) : null);
  return (
    <>
      <PageHeader title="已印发的汇总" note="印发后内容固定，不能修改；以后的变化见以后的汇总" />
      <ReportTabs current="/reports/issued" />
      {rows.length === 0 ? (
        <Empty
          title="还没有印发过汇总"
          action={<LinkButton href="/reports/summary">查看本期汇总</LinkButton>}
        >
          市招商中心核对汇总后印发，印发的汇总按编号列在这里。
        </Empty>
      ) : (
        <Card flush>
          <IssuedTable rows={rows} />
        </Card>
      )}
      {next && (
        <div className="mt-3">
          <LinkButton href={`/reports/issued?before=${next}`}>更早的</LinkButton>
        </div>
      )}
    </>
  );
}

function IssuedTable({ rows }: { rows: readonly IssuedHead[] }) {
  return (
    <div className="overflow-x-auto">
      <table className="table w-full">
        <caption className="sr-only">已印发的汇总</caption>
        <thead>
          <tr>
            <th scope="col">编号</th>
            <th scope="col">标题</th>
            <th scope="col">范围</th>
            <th scope="col">印发时间</th>
            <th scope="col">印发人</th>
            <th scope="col">校验码</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ code, title, reach, issuedAt, issuedBy, digest }) => (
            <tr key={code}>
              <td className="whitespace-nowrap">
                <TextLink href={`/reports/issued/${code}`}>{code}</TextLink>
              </td>
              <td>{title}</td>
              <td className="whitespace-nowrap">{reach}</td>
              <td className="whitespace-nowrap tabular-nums">{issuedAt.slice(0, 16)}</td>
              <td className="whitespace-nowrap">{issuedBy}</td>
              <td className="font-mono text-xs text-muted">{digest.slice(0, 16)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
