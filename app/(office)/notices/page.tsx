import type { Metadata } from "next";
import { LinkButton } from "@/app/ui/button";
import { Card } from "@/app/ui/card";
import { Empty } from "@/app/ui/empty";
import { PageHeader } from "@/app/ui/page-header";
import { Tabs } from "@/app/ui/tabs";
import { currentViewer } from "@/lib/auth/session";
import { listNotices, unreadCount } from "@/lib/projects/desk-queries";
import { NoticeList } from "./notice-list";
import { ReadAll } from "./read-all";

export const metadata: Metadata = { title: "消息" };

type Props = { searchParams: Promise<{ show?: string; before?: string }> };

export default async function NoticesPage({ searchParams }: Props) {
  const [viewer, { show, before }] = await Promise.all([currentViewer(), searchParams]);
  const unreadOnly = show !== "all";
  const [{ entries, next }, unread] = await Promise.all([
    listNotices(viewer, { unreadOnly, before: /^\d{1,15}$/.test(before ?? "") ? Number(before) : null }),
    unreadCount(viewer),
  ]);
  return (
    <div className="max-w-reading">
      <PageHeader title="消息" actions={unread > 0 && <ReadAll />} />
      <Tabs
        label="消息范围"
        tabs={[
          { href: "/notices", title: "未读", count: unread, current: unreadOnly },
          { href: "/notices?show=all", title: "全部", current: !unreadOnly },
        ]}
      />
      <Card className="mt-4" flush>
        {entries.length === 0 ? (
          <Empty title={unreadOnly ? "没有未读消息" : "没有消息"}>
            有人提到您、交办任务或退回、认定节点时，会出现在这里。
          </Empty>
        ) : (
          <NoticeList notices={entries} />
        )}
      </Card>
      {next && (
        <LinkButton
          className="mt-3"
          href={`/notices?${new URLSearchParams({ show: show ?? "", before: String(next) })}`}
        >
          更早的消息
        </LinkButton>
      )}
    </div>
  );
}
