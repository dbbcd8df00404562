"use client";

import { useCallback, useState } from "react";
import { ItemBrief } from "@/app/(office)/reviews/item-brief";
import { useLive } from "@/app/(office)/reviews/use-live";
import { Badge } from "@/app/ui/badge";
import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Heard, MeetingNow } from "@/lib/reviews/following";

/** Follows the projector: a turn needs no request, a decision is read within the viewer's own reach. */
export function FollowMeeting({ code, now: first }: { code: string; now: MeetingNow }) {
  const [now, setNow] = useState(first);
  const [line, setLine] = useState<"open" | "cut" | "signedOut">("open");
  const refresh = useCallback(async () => {
    const answer = await fetch(`/reviews/${code}/now`).catch(() => null);
    if (answer?.status === 401) return setLine("signedOut");
    if (answer?.ok) setNow((await answer.json()) as MeetingNow);
  }, [code]);
  const hear = ({ state, itemId, elsewhere, seconds, changed }: Heard) => {
    setNow((before) => ({ ...before, state, itemId, elsewhere, seconds }));
    if (changed.some((what) => what !== "turn")) void refresh();
  };
  useLive(code, hear, (open) => {
    setLine(open ? "open" : "cut");
    if (!open) void refresh();
  });
  const item = now.items.find(({ id }) => id === now.itemId);
  return (
    <div className="space-y-4">
      <p role="status" className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={line === "open" ? "good" : "warn"}>{lineWords[line]}</Badge>
        {line === "signedOut" && <TextLink href="/login">重新登录</TextLink>}
        <span>{placeInWords(now)}</span>
      </p>
      {item && (
        <Card title={item.title}>
          <p className="mb-2 text-sm text-muted">{item.reason}</p>
          <ItemBrief item={item} />
        </Card>
      )}
      <Card title={`议定事项 ${now.resolutions.length}`}>
        {now.resolutions.length === 0 && <p className="text-muted">还没有与您有关的议定事项。</p>}
        <ol className="space-y-2">
          {now.resolutions.map(({ id, number, body, ownerUnit, dueOn }) => (
            <li key={id}>
              <span className="mr-2 font-semibold">{number}</span>
              {body}
              <span className="ml-2 text-sm text-muted">
                {ownerUnit ?? "责任单位未定"}，{dueOn ?? "时限未定"}
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </div>
  );
}

const lineWords = { open: "已同步", cut: "连接中断，正在重连", signedOut: "登录已失效" } as const;

function placeInWords({ state, itemId, elsewhere }: MeetingNow): string {
  if (state === "closed") return "会议已闭会";
  if (state === "frozen") return "会议还没有开始";
  if (elsewhere) return "正在讨论其他事项";
  return itemId === null ? "会场停在封面" : "正在讨论";
}
