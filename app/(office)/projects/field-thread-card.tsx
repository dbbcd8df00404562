"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Badge } from "@/app/ui/badge";
import { Button, LinkButton } from "@/app/ui/button";
import { TextLink } from "@/app/ui/link";
import { answerThread, settleThread } from "@/lib/projects/check-actions";
import type { FieldThread } from "@/lib/projects/check-queries";

export type ThreadCardProps = {
  thread: FieldThread;
  /** With the project's name, where several projects stand together. */
  named?: boolean;
};

/** A field that was sent back: the whole conversation, and what can be done about it. */
export function ThreadCard({ thread, named }: ThreadCardProps) {
  const { code, name, unit, label, since, state, entries } = thread;
  return (
    <article className="rounded-lg border border-line bg-bg px-4 py-3" aria-label={`${label}，${state}`}>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <strong className="font-semibold">{label}</strong>
          <Badge tone={state === "待改正" ? "danger" : "warn"}>{state}</Badge>
          {named && (
            <span className="text-sm">
              <span className="mr-2 text-muted">{unit}</span>
              <TextLink href={`/projects/${code}`}>{name}</TextLink>
            </span>
          )}
          <span className="text-xs text-muted">{since} 退回</span>
        </div>
        <ThreadActs thread={thread} />
      </div>
      <ul className="mt-2 space-y-1">
        {entries.map(({ id, title, body, who, at }) => (
          <li key={id}>
            <span className="text-muted">
              {title}（{who} {at}）
            </span>
            {body && <span className="whitespace-pre-line">：{body}</span>}
          </li>
        ))}
      </ul>
    </article>
  );
}

const inMenu = ["status", "parentId", "firstProjectId"];

/** Plans and stages are put right among the milestones, the standing in the record's own menu, facts in the form. */
function correctionPage({ code, stage, field }: FieldThread): string {
  if (stage) return `/projects/${code}?tab=stages#${stage}`;
  if (field === "stage") return `/projects/${code}?tab=stages`;
  return inMenu.includes(field) ? `/projects/${code}` : `/projects/${code}/edit`;
}

function ThreadActs({ thread }: { thread: FieldThread }) {
  const [act, setAct] = useState<"answer" | "settle" | null>(null);
  const { id, version, code, label, mayAnswer, maySettle } = thread;
  const close = () => setAct(null);
  const where = correctionPage(thread);
  return (
    <div className="no-print flex shrink-0 flex-wrap gap-2">
      {mayAnswer && (
        <>
          <LinkButton size="small" href={where}>
            去改正
          </LinkButton>
          <Button size="small" onClick={() => setAct("answer")}>
            说明情况
          </Button>
        </>
      )}
      {maySettle && (
        <Button size="small" onClick={() => setAct("settle")}>
          说明成立，关闭
        </Button>
      )}
      {act === "answer" && (
        <AskDialog
          title={`说明：${label}`}
          act="提交说明"
          asked={[{ name: "body", label: "说明", kind: "lines", required: true }]}
          run={({ body = "" }) => answerThread({ code, id, body })}
          onClose={close}
        />
      )}
      {act === "settle" && (
        <AskDialog
          title={`关闭退回：${label}`}
          act="关闭"
          asked={[{ name: "note", label: "审核意见", kind: "lines" }]}
          run={({ note = "" }) => settleThread({ code, id, version, note })}
          onClose={close}
        />
      )}
    </div>
  );
}
