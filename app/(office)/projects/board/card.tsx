"use client";

import { Draggable, type DraggableProvided } from "@hello-pangea/dnd";
import { memo } from "react";
import { cx } from "@/app/ui/class-names";
import { Lamp } from "@/app/ui/lamp";
import { Menu } from "@/app/ui/menu";
import type { BoardCard, BoardColumn } from "@/lib/projects/board-queries";
import type { Stage } from "@/lib/projects/rules";

type Props = {
  card: BoardCard;
  place: number;
  stages: BoardColumn[];
  onMove: (card: BoardCard, to: Stage) => void;
};

/** The library calls its handle a button; a card holds a link and a menu, so it stays an item of its list. */
function handleOf({ dragHandleProps }: DraggableProvided) {
  const { role: _, ...handle } = dragHandleProps ?? {};
  return handle;
}

/** A project on the board. The whole card is the handle; its name is the link. */
export const Card = memo(function Card({ card, place, stages, onMove }: Props) {
  const { code, name, unit, total, lamp, owner, quietDays, waiting } = card;
  const mayMove = card.mayAdvance || card.maySetBack;
  return (
    <Draggable draggableId={code} index={place} isDragDisabled={!mayMove}>
      {(provided, { isDragging }) => (
        <li
          ref={provided.innerRef}
          {...provided.draggableProps}
          {...handleOf(provided)}
          aria-roledescription={mayMove ? "可以移动的卡片" : "卡片"}
          aria-label={name}
          className={cx("board-card", isDragging && "is-dragging")}
        >
          <div className="flex items-start justify-between gap-1">
            <a href={`/projects/${code}`} className="min-w-0 text-primary hover:underline" title={name}>
              {name}
            </a>
            {mayMove && (
              <Menu
                bare
                look="quiet"
                size="small"
                align="end"
                button="移动到"
                label={`把${name}移动到`}
                items={stages
                  .filter(({ stage }) => stage !== card.stage && stage !== "BUILD")
                  .map(({ stage, title }) => ({ label: title, onSelect: () => onMove(card, stage) }))}
              />
            )}
          </div>
          <p className="flex flex-wrap items-baseline justify-between gap-x-2 text-sm">
            <span>
              {unit}
              {owner && <span className="text-muted">，{owner}</span>}
            </span>
            <span className="tabular-nums">{total ?? "总投资未填"}</span>
          </p>
          <p className="flex flex-wrap items-baseline justify-between gap-x-2 text-sm">
            <span className="flex items-baseline gap-2">
              <Lamp tone={lamp.tone} />
              {lamp.mark && <span className="text-muted">{lamp.mark}</span>}
              {waiting && <span className="text-warn">待认定</span>}
            </span>
            <span className="text-muted">{quietDays > 0 ? `${quietDays} 天未更新` : "今天更新"}</span>
          </p>
        </li>
      )}
    </Draggable>
  );
});
