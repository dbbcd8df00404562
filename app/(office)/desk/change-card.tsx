"use client";

import { Badge } from "@/app/ui/badge";
import { Button } from "@/app/ui/button";
import { cx } from "@/app/ui/class-names";
import { SentenceLink, TextLink } from "@/app/ui/link";
import type { DeskChange } from "@/lib/projects/check-queries";

export type ChangeCardProps = {
  change: DeskChange;
  current: boolean;
  pending: boolean;
  done: boolean;
  /** Whether it is among those to be accepted together; null where that is not offered. */
  ticked: boolean | null;
  onTick: () => void;
  onFocus: () => void;
  onAccept: () => void;
  onReturn: () => void;
};

/** One change: whose, why it deserves a look, and old → new field by field. */
export function ChangeCard(props: ChangeCardProps) {
  const { change, current, pending, done, ticked, onTick, onFocus, onAccept, onReturn } = props;
  const { code, name, unit, act, who, at, reason, marks, papers, lines, own, verdict, passed } = change;
  return (
    <article
      data-change
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
      aria-label={`${name}，${who}，${at}`}
      className={cx("rounded-lg border bg-bg px-4 py-3", current ? "border-action" : "border-line")}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            {ticked !== null && (
              <input
                type="checkbox"
                className="tick no-print"
                aria-label={`勾选${name}`}
                checked={ticked}
                onChange={onTick}
              />
            )}
            <span className="text-muted">{unit}</span>
            <TextLink href={`/projects/${code}?tab=history`}>{name}</TextLink>
            {marks.map((mark) => (
              <Badge key={mark} tone="danger">
                {mark}
              </Badge>
            ))}
            {passed && <Badge tone="good">县区已审</Badge>}
          </div>
          <p className="text-xs text-muted">
            {act}　{who} {at}
            {reason && `　原因：${reason}`}　
            {papers > 0 ? (
              <SentenceLink href={`/projects/${code}?tab=stages`}>材料 {papers} 份</SentenceLink>
            ) : (
              "没有材料"
            )}
          </p>
        </div>
        <Judge
          {...{ own, verdict, done, pending, onAccept, onReturn }}
          nothingToReturn={change.returnable.length === 0}
        />
      </div>
      <dl className="mt-2 grid gap-x-8 gap-y-1 md:grid-cols-2">
        {lines.map((line) => (
          <div key={line.field} className="flex min-w-0 gap-3">
            <dt className="w-[148px] shrink-0 text-muted">{line.label}</dt>
            <dd className="min-w-0 flex-1 break-words">
              {change.risk === "new" ? line.to : <OldAndNew {...line} />}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function OldAndNew({ from, to }: { from: string | null; to: string }) {
  return (
    <>
      <del className="text-muted">{from ?? "未填"}</del>
      <span aria-hidden="true"> → </span>
      <ins className="font-semibold no-underline">{to}</ins>
    </>
  );
}

type JudgeProps = {
  own: boolean;
  verdict: string | null;
  done: boolean;
  pending: boolean;
  /** Only what the program keeps was changed. */
  nothingToReturn: boolean;
  onAccept: () => void;
  onReturn: () => void;
};

function Judge({ own, verdict, done, pending, nothingToReturn, onAccept, onReturn }: JudgeProps) {
  if (verdict) return <Badge tone={verdict === "已退回" ? "danger" : "good"}>{verdict}</Badge>;
  if (done) return <Badge>{own ? "本人所作，由其他同志审核" : "已审核"}</Badge>;
  return (
    <div className="no-print flex shrink-0 gap-2">
      <Button size="small" look="primary" pending={pending} onClick={onAccept}>
        接受
      </Button>
      <Button
        size="small"
        disabledReason={nothingToReturn ? "这次变更里没有可以退回改正的字段" : undefined}
        onClick={onReturn}
      >
        退回
      </Button>
    </div>
  );
}
