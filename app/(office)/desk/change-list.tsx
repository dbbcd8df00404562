"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import { notify } from "@/app/ui/toast";
import { acceptChanges } from "@/lib/projects/check-actions";
import type { DeskChange } from "@/lib/projects/check-queries";
import { ChangeCard } from "./change-card";
import { ReturnDialog } from "./return-dialog";
import { useDeskKeys } from "./use-desk-keys";

export type ChangeListProps = { changes: readonly DeskChange[]; batch: boolean };

const isDone = ({ own, verdict }: DeskChange) => own || verdict !== null;

/** The inbox under one hand: J and K walk, A accepts, R returns, S opens the sample. */
export function ChangeList({ changes, batch }: ChangeListProps) {
  const router = useRouter();
  const [at, setAt] = useState(0);
  const [pending, setPending] = useState<number | null>(null);
  const [returning, setReturning] = useState<DeskChange | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const here = Math.min(at, changes.length - 1);

  async function accept(ids: number[]) {
    if (pending !== null || ids.length === 0) return;
    setPending(ids[0] ?? null);
    const answer = await acceptChanges({ ids }).catch(() => null);
    setPending(null);
    if (!answer?.ok) return notify({ text: answer?.message ?? "网络不通，请检查连接后再试", tone: "danger" });
    notify(`已接受 ${answer.data} 条变更`);
    router.refresh();
  }

  const walk = (step: number) => {
    const next = Math.max(0, Math.min(changes.length - 1, here + step));
    setAt(next);
    list.current?.children[next]?.querySelector<HTMLElement>("[data-change]")?.focus();
  };
  const acts = {
    next: () => walk(1),
    previous: () => walk(-1),
    sample: () => router.push("/desk?show=sample" as Route),
    accept: () => {
      const change = changes[here];
      if (change && !isDone(change)) void accept([change.id]);
    },
    return: () => {
      const change = changes[here];
      if (change && !isDone(change) && change.returnable.length > 0) setReturning(change);
    },
  };
  useDeskKeys(acts, returning === null);
  return (
    <>
      <div className="no-print mb-2 flex flex-wrap items-center gap-3 text-sm text-muted">
        {batch && (
          <Button
            look="primary"
            onClick={() => void accept(changes.filter((one) => !isDone(one)).map(({ id }) => id))}
          >
            接受本页 {changes.filter((one) => !isDone(one)).length} 条低风险变更
          </Button>
        )}
        <span className="phone:hidden">键盘：J 下一条，K 上一条，A 接受，R 退回，S 抽查</span>
      </div>
      <ul ref={list} aria-label="变更" className="space-y-3">
        {changes.map((change, i) => (
          <li key={change.id}>
            <ChangeCard
              change={change}
              current={i === here}
              pending={pending === change.id}
              done={isDone(change)}
              onFocus={() => setAt(i)}
              onAccept={() => void accept([change.id])}
              onReturn={() => setReturning(change)}
            />
          </li>
        ))}
      </ul>
      {returning && <ReturnDialog change={returning} onClose={() => setReturning(null)} />}
    </>
  );
}
