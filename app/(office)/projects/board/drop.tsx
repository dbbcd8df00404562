"use client";

import { useEffect, useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { AdvanceDialog } from "@/app/(office)/projects/[code]/milestones/advance-dialog";
import type { MilestoneCut } from "@/app/(office)/projects/[code]/milestones/milestone-cut";
import { readJson } from "@/app/ui/ledger-control";
import { notify } from "@/app/ui/toast";
import type { BoardCard } from "@/lib/projects/board-queries";
import { type Stage, stages } from "@/lib/projects/rules";
import { setBackProject } from "@/lib/projects/stage-actions";

/** A card let go over another stage, with that stage's word. */
export type Move = { card: BoardCard; to: Stage; title: string };

type Gate = { version: number; view: MilestoneCut };

const none = { plan: false, advance: true, pass: false, verify: false, giveBack: false, setBack: false };

/** The gate of the stage a card was dropped on, as it is this moment: what is missing, the day, the papers. */
export function Drop({ move, onClose }: { move: Move; onClose: () => void }) {
  const { card, to, title } = move;
  const [gate, setGate] = useState<Gate | null>(null);
  const isForward = stages.indexOf(to) > stages.indexOf(card.stage);
  useEffect(() => {
    const errand = new AbortController();
    readJson<Gate>(`/projects/board/gate/${card.code}?stage=${to}`, errand.signal).then(setGate, (error) => {
      if (errand.signal.aborted) return;
      notify({ text: (error as Error).message, tone: "danger" });
      onClose();
    });
    return () => errand.abort();
  }, [card.code, to, onClose]);
  if (!gate) return null;
  const { version, view } = gate;
  if (isForward)
    return (
      <AdvanceDialog
        code={card.code}
        version={version}
        view={view}
        may={none}
        ownReport={false}
        onClose={onClose}
      />
    );
  return (
    <AskDialog
      title={`回退到：${title}`}
      act="回退到这个阶段"
      danger
      asked={[{ name: "reason", label: "回退原因", kind: "lines", required: true }]}
      run={({ reason = "" }) => setBackProject({ code: card.code, version, stage: to, reason })}
      onClose={onClose}
    >
      <p>
        {card.name}：“{title}”之后各节点的实际日期将清空，历史仍可查。
      </p>
    </AskDialog>
  );
}
