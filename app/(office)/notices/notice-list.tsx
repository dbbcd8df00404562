"use client";

import { cx } from "@/app/ui/class-names";
import { Anchor } from "@/app/ui/link";
import { useReadAgain } from "@/app/ui/read-again";
import { readNotices } from "@/lib/projects/desk-actions";

export type Notice = {
  id: number;
  kind: string;
  body: string;
  at: string;
  readAt: string | null;
  href: string | null;
  code: string | null;
};

/** Which part of the project's page a notice speaks of. */
const tabs: Readonly<Record<string, string>> = { mention: "talks", task: "talks", milestone: "stages" };

const hrefOf = ({ href, code, kind }: Notice) => {
  if (href) return href;
  return code ? `/projects/${code}?tab=${tabs[kind] ?? "facts"}` : "/notices?show=all";
};

/** Opening a notice marks it as read. */
export function NoticeList({ notices }: { notices: readonly Notice[] }) {
  const { readAgain } = useReadAgain();
  const markRead = async (id: number) => {
    const answer = await readNotices({ ids: [id] }).catch(() => null);
    if (answer?.ok) readAgain();
  };
  return (
    <ul className="divide-y divide-line">
      {notices.map((notice) => (
        <li key={notice.id}>
          <Anchor
            href={hrefOf(notice)}
            onClick={() => {
              if (!notice.readAt) void markRead(notice.id);
            }}
            className="flex items-start gap-2 px-4 py-2 hover:bg-hover"
          >
            <span
              aria-hidden="true"
              className={cx(
                "mt-[7px] h-2 w-2 shrink-0 rounded-full",
                notice.readAt ? "bg-transparent" : "bg-action",
              )}
            />
            <span className="min-w-0 flex-1">
              <span className={cx("block break-words", notice.readAt && "text-muted")}>
                {!notice.readAt && <span className="sr-only">未读：</span>}
                {notice.body}
              </span>
              <span className="text-xs text-muted">{notice.at.slice(0, 16)}</span>
            </span>
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
