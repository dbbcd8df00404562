"use client";

import { Droppable } from "@hello-pangea/dnd";
import { useState } from "react";
import { Button } from "@/app/ui/button";
import { readJson } from "@/app/ui/ledger-control";
import { notify } from "@/app/ui/toast";
import type { BoardCard, BoardColumn } from "@/lib/projects/board-queries";
import type { Stage } from "@/lib/projects/rules";
import { Card } from "./card";

/** Cards of a column beyond those it has, and where the next ones begin. */
export type MoreCards = Pick<BoardColumn, "cards" | "next">;

type Props = {
  column: BoardColumn;
  stages: BoardColumn[];
  query: string;
  onMove: (card: BoardCard, to: Stage) => void;
  onMore: (page: MoreCards) => void;
};

/** One stage: how many, how much, and its cards, the last changed first. */
export function Column({ column, stages, query, onMove, onMore }: Props) {
  const { stage, title, count, sum, unknown, cards, next } = column;
  const [pending, setPending] = useState(false);
  const fetchMore = async () => {
    setPending(true);
    const ask = new URLSearchParams(query);
    ask.set("column", stage);
    ask.set("from", next ?? "");
    try {
      onMore(await readJson<MoreCards>(`/projects/board/cards?${ask}`, new AbortController().signal));
    } catch (error) {
      notify({ text: (error as Error).message, tone: "danger" });
    }
    setPending(false);
  };
  return (
    <li className="board-column" aria-label={`${title}，${count} 个`}>
      <header className="board-head">
        <h2 className="flex items-baseline justify-between gap-2 font-semibold">
          {title}
          <span className="tabular-nums">{count}</span>
        </h2>
        <p
          className="text-sm text-muted tabular-nums"
          title={unknown > 0 ? `${unknown} 个总投资待定，未计入` : undefined}
        >
          {sum} 亿元{unknown > 0 && <span>，{unknown} 个未计入</span>}
        </p>
      </header>
      <Droppable droppableId={stage}>
        {(provided, { isDraggingOver }) => (
          <ul
            ref={provided.innerRef}
            {...provided.droppableProps}
            className="board-cards"
            data-over={isDraggingOver || undefined}
          >
            {cards.map((card, i) => (
              <Card key={card.code} card={card} place={i} stages={stages} onMove={onMove} />
            ))}
            {provided.placeholder}
          </ul>
        )}
      </Droppable>
      {next && (
        <p className="print-only mt-1 text-xs">
          这里是最近更新的 {cards.length} 个，共 {count} 个；全部见项目台账。
        </p>
      )}
      {next && (
        <Button className="mt-2 w-full" size="small" pending={pending} onClick={() => void fetchMore()}>
          更多（已列 {cards.length} / {count}）
        </Button>
      )}
    </li>
  );
}
