"use client";

import { DragDropContext, type DropResult, type ResponderProvided } from "@hello-pangea/dnd";
import { useState } from "react";
import { notify } from "@/app/ui/toast";
import type { BoardCard, BoardColumn } from "@/lib/projects/board-queries";
import { type Stage, stages } from "@/lib/projects/rules";
import { Column } from "./column";
import { Drop, type Move } from "./drop";

const howTo =
  "按空格键拿起卡片，用左右方向键选阶段，再按空格键放下，按 Esc 取消。也可以用卡片上的“移动到”按钮。";

/** A card dropped on another stage asks for the day and the papers; it moves once they are given. */
export function Board({ columns, query }: { columns: BoardColumn[]; query: string }) {
  const [move, setMove] = useState<Move | null>(null);
  const begin = (card: BoardCard, to: Stage) => {
    const refusal = refusalOf(card, to);
    if (refusal) return notify({ text: refusal, tone: "danger" });
    setMove({ card, to, title: titleOf(columns, to) });
  };
  const drop = ({ source, destination, draggableId }: DropResult, { announce }: ResponderProvided) => {
    if (!destination || destination.droppableId === source.droppableId) return announce("卡片放回了原处");
    announce(`放到${titleOf(columns, destination.droppableId)}，请填写日期和材料`);
    const card = cardsOf(source.droppableId, columns).find(({ code }) => code === draggableId);
    if (card) begin(card, destination.droppableId as Stage);
  };
  const [more, setMore] = useState<Record<string, BoardCard[]>>({});
  const cardsOf = (stage: string, all: BoardColumn[]) => [
    ...(all.find((one) => one.stage === stage)?.cards ?? []),
    ...(more[stage] ?? []),
  ];
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
          {columns.map((column) => (
            <Column
              key={`${column.stage} ${query}`}
              column={column}
              stages={columns}
              query={query}
              onMove={begin}
              onMore={(cards) =>
                setMore({ ...more, [column.stage]: [...(more[column.stage] ?? []), ...cards] })
              }
            />
          ))}
        </ol>
      </DragDropContext>
      {move && <Drop move={move} onClose={() => setMove(null)} />}
    </>
  );
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
