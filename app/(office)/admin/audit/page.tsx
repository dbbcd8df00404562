import { Download } from "lucide-react";
import type { Metadata } from "next";
import { PlainTable } from "@/app/(office)/admin/plain-table";
import { requireVerb } from "@/app/(office)/gate";
import { Badge } from "@/app/ui/badge";
import { Button, LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { DateInput } from "@/app/ui/date-input";
import { Empty } from "@/app/ui/empty";
import { Field } from "@/app/ui/field";
import { PageHeader } from "@/app/ui/page-header";
import { Select } from "@/app/ui/select";
import { TextInput } from "@/app/ui/text-input";
import { addressOf, type LogFilter, logFilter } from "@/lib/audit/filter";
import { type LogEntry, listEntries, sealing } from "@/lib/audit/queries";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { EntryChanges } from "./entry-changes";
import { VerifyLog } from "./verify-log";
import { verbChoices, wordOfTable, wordOfVerb } from "./words";

export const metadata: Metadata = { title: "审计日志" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const viewer = await currentViewer();
  requireVerb(viewer, "audit.read");
  const filter = logFilter.parse(await searchParams);
  const [{ entries, next }, chain] = await Promise.all([listEntries(viewer, filter), sealing()]);
  const query = addressOf(filter);
  return (
    <>
      <PageHeader
        title="审计日志"
        note="谁在什么时候办了什么。业务记录只显示改了哪些字段，不显示内容；人员、授权、单位和字典显示改动前后。"
        actions={
          can(viewer, "audit.export") && (
            <LinkButton
              plain
              href={`/exports/audit${query ? `?${query}` : ""}`}
              icon={<Download size={14} aria-hidden="true" />}
            >
              导出
            </LinkButton>
          )
        }
      />
      <Card className="mb-4" title="防篡改">
        <p className="mb-3">
          已封存到第 {chain.auditId} 号记录{chain.sealedAt && `（${chain.sealedAt.slice(0, 16)}）`}，
          {chain.waiting} 条等待封存。
          {chain.head && (
            <span className="block break-all text-sm text-muted">
              链头 {chain.head}（请定期抄录到系统之外）
            </span>
          )}
        </p>
        {can(viewer, "audit.verify") && <VerifyLog />}
      </Card>
      <Filters filter={filter} />
      {entries.length === 0 ? (
        <Empty title="没有符合条件的记录">放宽日期或清空条件再试。</Empty>
      ) : (
        <PlainTable caption="审计日志" head={["编号", "时间", "谁", "办了什么", "对象", "改动", "来源"]}>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td className="tabular-nums text-muted">{entry.id}</td>
              <td className="whitespace-nowrap">{entry.at.slice(0, 19)}</td>
              <th scope="row" className="font-normal">
                {entry.userName}
              </th>
              <td>
                {wordOfVerb(entry.verb)} {entry.outcome === "refused" && <Badge tone="danger">被拒绝</Badge>}
              </td>
              <td className="max-w-[240px]">
                {labelOf(entry) ??
                  (entry.entity ? `${wordOfTable(entry.entity)} ${entry.entityId ?? ""}` : "")}
              </td>
              <td className="max-w-[380px]">
                <EntryChanges entry={entry} />
              </td>
              <td className="text-muted">{entry.address ?? ""}</td>
            </tr>
          ))}
        </PlainTable>
      )}
      {next && (
        <p className="mt-3">
          <LinkButton href={`/admin/audit?${query ? `${query}&` : ""}before=${next}`}>更早的记录</LinkButton>
        </p>
      )}
    </>
  );
}

/** A refusal is labelled with the verb that was tried. */
const labelOf = ({ label, outcome, verb }: LogEntry) =>
  label && outcome === "refused" && verb === "auth.refused" ? wordOfVerb(label) : label;

function Filters({ filter }: { filter: LogFilter }) {
  return (
    <form className="no-print mb-4 grid items-end gap-3 rounded-lg border border-line bg-bg p-4 md:grid-cols-3 xl:grid-cols-7">
      <Field label="人员">
        <TextInput name="person" defaultValue={filter.person} placeholder="姓名、账号、首字母" />
      </Field>
      <Field label="事项">
        <Select name="verb" options={verbChoices} placeholder="全部" defaultValue={filter.verb} />
      </Field>
      <Field label="对象">
        <TextInput name="record" defaultValue={filter.record} placeholder="名称或编号" />
      </Field>
      <Field label="从">
        <DateInput name="from" defaultValue={filter.from} />
      </Field>
      <Field label="到">
        <DateInput name="to" defaultValue={filter.to} />
      </Field>
      <Field label="结果">
        <Select
          name="outcome"
          options={[
            { value: "done", label: "已办" },
            { value: "refused", label: "被拒绝" },
          ]}
          placeholder="全部"
          defaultValue={filter.outcome}
        />
      </Field>
      <Button type="submit" look="primary">
        查询
      </Button>
    </form>
  );
}
