"use client";

import type { DraggableProvidedDragHandleProps } from "@hello-pangea/dnd";
import { ArrowDown, ArrowUp, GripVertical } from "lucide-react";
import { useState } from "react";
import { ItemBrief, projectOf } from "@/app/(office)/reviews/item-brief";
import { Badge } from "@/app/ui/badge";
import { Button, IconButton } from "@/app/ui/button";
import { cx } from "@/app/ui/class-names";
import { Lamp } from "@/app/ui/lamp";
import type { MeetingItem } from "@/lib/reviews/queries";
import { clockAfter, itemKinds } from "@/lib/reviews/rules";

type Props = {
  item: MeetingItem;
  place: number;
  last: boolean;
  startsAt: string;
  /** Minutes after the start. */
  from: number;
  late: boolean;
  handle: DraggableProvidedDragHandleProps | null;
  onMove: (by: 1 | -1) => void;
  onPrepare: () => void;
  onRemove: () => void;
};

export function AgendaRow(props: Props) {
  const { item, place, last, startsAt, from, late, handle, onMove, onPrepare, onRemove } = props;
  const [open, setOpen] = useState(false);
  const project = projectOf(item.figures);
  return (
    <div className="px-2 py-2">
      <div className="flex flex-wrap items-start gap-x-2 gap-y-1 md:flex-nowrap">
        <span
          {...handle}
          className="no-print relative mt-0.5 flex h-6 w-6 cursor-grab items-center justify-center rounded text-muted hover:bg-hover"
        >
          <GripVertical size={14} aria-hidden="true" />
          <span className="sr-only">移动{item.title}</span>
        </span>
        <span className="w-6 shrink-0 text-right font-semibold text-muted">{place + 1}</span>
        <div className="min-w-0 flex-1 phone:basis-[calc(100%-80px)]">
          <p className="flex flex-wrap items-center gap-x-2">
            <button
              type="button"
              aria-expanded={open}
              className="print-keep min-w-0 text-left font-semibold hover:text-primary"
              onClick={() => setOpen(!open)}
            >
              {item.title}
            </button>
            {project?.light && <Lamp tone={project.light.colour} />}
            <Badge>{item.unit ?? itemKinds[item.kind]}</Badge>
          </p>
          <p className="text-sm text-muted">{item.reason}</p>
          {!open && item.suggestion && <p className="text-sm">建议：{item.suggestion}</p>}
        </div>
        <span
          className={cx(
            "shrink-0 whitespace-nowrap text-right text-sm phone:ml-16 phone:mr-auto",
            late ? "text-danger" : "text-muted",
          )}
          title={late ? "超出会议总时长" : undefined}
        >
          {clockAfter(startsAt, from)}
          <span className="ml-2 inline-block w-12">{item.minutes} 分</span>
        </span>
        <span className="flex shrink-0">
          <IconButton
            size="small"
            label={`上移${item.title}`}
            disabledReason={place === 0 ? "已经在最前面" : null}
            onClick={() => onMove(-1)}
          >
            <ArrowUp size={14} aria-hidden="true" />
          </IconButton>
          <IconButton
            size="small"
            label={`下移${item.title}`}
            disabledReason={last ? "已经在最后面" : null}
            onClick={() => onMove(1)}
          >
            <ArrowDown size={14} aria-hidden="true" />
          </IconButton>
          <Button size="small" look="quiet" aria-label={`准备${item.title}`} onClick={onPrepare}>
            准备
          </Button>
          <Button size="small" look="plain" aria-label={`移除${item.title}`} onClick={onRemove}>
            移除
          </Button>
        </span>
      </div>
      {open && (
        <div className="ml-14 mt-2 rounded bg-subtle p-3">
          <ItemBrief item={item} />
        </div>
      )}
    </div>
  );
}
