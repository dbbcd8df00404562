import { NoticeList } from "@/app/(office)/notices/notice-list";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { DeskContents } from "./desk";

const shownNotices = 8;

/** The latest unread notices; the rest are one link away. */
export function Unread({ notices }: { notices: DeskContents["notices"]["entries"] }) {
  return (
    <Card title="未读消息" extra={<TextLink href="/notices?show=all">全部消息</TextLink>} flush>
      {notices.length === 0 ? (
        <p className="px-4 py-4 text-center text-muted">没有未读消息。</p>
      ) : (
        <NoticeList notices={notices.slice(0, shownNotices)} />
      )}
    </Card>
  );
}
