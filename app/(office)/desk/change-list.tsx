"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/app/ui/button";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import { acceptChanges } from "@/lib/projects/check-actions";
import type { DeskChange } from "@/lib/projects/check-queries";
import { ChangeCard } from "./change-card";
import { ReturnDialog } from "./return-dialog";
import { SeveralBar } from "./several-bar";
import { useDeskKeys } from "./use-desk-keys";
import { useSeveral } from "./use-several";

export type ChangeListProps = {
  changes: readonly DeskChange[];
  /** All of the page in one act: only where nothing but words was changed. */
  batch: boolean;
  /** Ticked one by one as they are read, and then accepted each by its own act. */
  ticks?: boolean;
};

const isDone = ({ own, verdict }: DeskChange) => own || verdict !== null;

/** Accepting now, and which is under way. */
function useAccepting() {
  const { readAgain, reading } = useReadAgain();
  const [pending, setPending] = useState<number | null>(null);
  async function accept(ids: number[]) {
    // Until the page is read again the change under the key is still the one just accepted.
    if (pending !== null || reading || ids.length === 0) return;
    setPending(ids[0] ?? null);
    const answer = await acceptChanges({ ids }).catch(() => null);
    setPending(null);
    if (!answer?.ok) return notify({ text: answer?.message ?? "网络不通，请检查连接后再试", tone: "danger" });
    notify(`已接受 ${answer.data} 条变更`);
    readAgain();
  }
  return { pending, accept };
}

/** The inbox under one hand: J and K walk, A accepts, R returns, S opens the sample. */
export function ChangeList({ changes, batch, ticks = false }: ChangeListProps) {
  const router = useRouter();
  const [at, setAt] = useState(0);
  const { pending, accept } = useAccepting();
  const [returning, setReturning] = useState<DeskChange | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const here = Math.min(at, changes.length - 1);

  const walk = (step: number) => {
    const next = Math.max(0, Math.min(changes.length - 1, here + step));
    setAt(next);
    list.current?.children[next]?.querySelector<HTMLElement>("[data-change]")?.focus();
  };
  const tickable = ticks ? changes.filter((one) => !isDone(one)) : [];
  const several = useSeveral({
    rows: tickable,
    keyOf: ({ id }) => String(id),
    nameOf: ({ name }) => name,
    judging: () => (change) => acceptChanges({ ids: [change.id] }),
    done: (count) => `已接受 ${count} 条变更`,
  });
  const acts = {
    tick: () => {
      const change = changes[here];
      if (change && tickable.includes(change)) several.toggle(change);
    },
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
        <span className="phone:hidden">
          键盘：J 下一条，K 上一条，A 接受，R 退回，{ticks && "X 勾选，"}S 抽查
        </span>
      </div>
      {ticks && (
        <SeveralBar
          several={several}
          of={tickable.length}
          act="接受"
          unit="条"
          onAct={() => void several.run()}
        />
      )}
      <ul ref={list} aria-label="变更" className="space-y-3">
        {changes.map((change, i) => (
          <li key={change.id}>
            <ChangeCard
              change={change}
              current={i === here}
              pending={pending === change.id}
              done={isDone(change)}
              ticked={tickable.includes(change) ? several.isTicked(change) : null}
              onTick={() => several.toggle(change)}
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
