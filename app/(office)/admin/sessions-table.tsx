import type { ReactNode } from "react";
import { Badge } from "@/app/ui/badge";
import type { OpenSession } from "@/lib/people/queries";
import { PlainTable } from "./plain-table";

export type SessionsTableProps = {
  sessions: readonly OpenSession[];
  /** The button that ends one. */
  end: (session: OpenSession) => ReactNode;
};

export function SessionsTable({ sessions, end }: SessionsTableProps) {
  if (sessions.length === 0) return <p className="text-muted">没有正在使用的登录。</p>;
  return (
    <PlainTable caption="正在使用的登录" head={["浏览器", "地址", "登录时间", "最近使用", ""]} bare>
      {sessions.map((session) => (
        <tr key={session.id}>
          <th scope="row" className="font-normal">
            {session.browser} {session.isThis && <Badge tone="primary">当前</Badge>}
          </th>
          <td>{session.address ?? "未知"}</td>
          <td className="whitespace-nowrap">{session.since}</td>
          <td className="whitespace-nowrap">{session.lastSeen}</td>
          <td className="!text-right">{end(session)}</td>
        </tr>
      ))}
    </PlainTable>
  );
}
