"use client";

import { DragDropContext, type DropResult, type ResponderProvided } from "@hello-pangea/dnd";
import { useState } from "react";
import { notify } from "@/app/ui/toast";
import type { BoardCard, BoardColumn } from "@/lib/projects/board-queries";
import { type Stage, stages } from "@/lib/projects/rules";
import { Column, type MoreCards } from "./column";
import { Drop, type Move } from "./drop";

const howTo =
  "按空格键拿起卡片，用左右方向键选阶段，再按空格键放下，按 Esc 取消。也可以用卡片上的“移动到”按钮。";

/** A card dropped on another stage asks for the day and the papers; it moves once they are given. */
export function Board({ columns, query }: { columns: BoardColumn[]; query: string }) {
  const [move, setMove] = useState<Move | null>(null);
  const { shown, add } = useMoreCards(columns);
  const begin = (card: BoardCard, to: Stage) => {
    const refusal = refusalOf(card, to);
    if (refusal) return notify({ text: refusal, tone: "danger" });
    setMove({ card, to, title: titleOf(columns, to) });
  };
  const drop = ({ source, destination, draggableId }: DropResult, { announce }: ResponderProvided) => {
    if (!destination || destination.droppableId === source.droppableId) return announce("卡片放回了原处");
    announce(`放到${titleOf(columns, destination.droppableId)}，请填写日期和材料`);
    const from = shown.find(({ stage }) => stage === source.droppableId);
    const card = from?.cards.find(({ code }) => code === draggableId);
    if (card) begin(card, destination.droppableId as Stage);
  };
  return (
    <>
      <DragDropContext
        dragHandleUsageInstructions={howTo}
        onDragStart={({ source }, { announce }) =>
          announce(`拿起了卡片，现在在${titleOf(columns, source.droppableId)}`)
        }
        onDragUpdate={({ destination }, { announce }) =>
          announce(destination ? `在${titleOf(columns, destination.droppableId)}上方` : "不在任何阶段上方")
        }
        onDragEnd={drop}
      >
        <ol className="board" aria-label="项目阶段">
          {shown.map((column) => (
            <Column
              key={`${column.stage} ${query}`}
              column={column}
              stages={columns}
              query={query}
              onMove={begin}
              onMore={(page) => add(column.stage, page)}
            />
          ))}
        </ol>
      </DragDropContext>
      {move && <Drop move={move} onClose={() => setMove(null)} />}
    </>
  );
}

/** Cards fetched beyond the first of a column. The board read anew begins from its first cards: any may have moved. */
function useMoreCards(columns: BoardColumn[]) {
  const [kept, setKept] = useState<{ of: BoardColumn[]; more: Readonly<Record<string, MoreCards>> }>({
    of: columns,
    more: {},
  });
  const more = kept.of === columns ? kept.more : {};
  const shown = columns.map((column) => {
    const own = more[column.stage];
    return own ? { ...column, cards: [...column.cards, ...own.cards], next: own.next } : column;
  });
  const add = (stage: string, { cards, next }: MoreCards) =>
    setKept({
      of: columns,
      more: { ...more, [stage]: { cards: [...(more[stage]?.cards ?? []), ...cards], next } },
    });
  return { shown, add };
}

const titleOf = (columns: BoardColumn[], stage: string) =>
  columns.find((column) => column.stage === stage)?.title ?? stage;

/** Why a card cannot go there at all, in words. */
function refusalOf({ stage, mayAdvance, maySetBack }: BoardCard, to: Stage): string | null {
  if (to === "BUILD") return "在建由系统在开工认定的次月自动转入，不用移动";
  const isForward = stages.indexOf(to) > stages.indexOf(stage);
  if (isForward && !mayAdvance) return "这个项目由其他单位负责，您可以查看但不能推进";
  if (!isForward && !maySetBack) return "退回前面的阶段由县区审核员或市招商中心办理，须写明原因";
  return null;
}
