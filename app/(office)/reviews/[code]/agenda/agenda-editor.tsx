"use client";

import { DragDropContext, Draggable, Droppable, type DropResult } from "@hello-pangea/dnd";
import { useState } from "react";
import { cx } from "@/app/ui/class-names";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import type { Answer } from "@/lib/auth/action";
import { orderItems, removeItem } from "@/lib/reviews/actions";
import type { MeetingItem } from "@/lib/reviews/queries";
import { budgetOf } from "@/lib/reviews/rules";
import { AgendaRow } from "./agenda-row";
import { PrepareItem } from "./prepare-item";

type Props = {
  code: string;
  version: number;
  startsAt: string;
  budget: number;
  items: readonly MeetingItem[];
  departments: readonly { value: string; label: string }[];
};

const help = "按空格提起，用上下箭头移动，再按空格放下，按 Esc 取消";

/** The agenda in its order: moved by mouse, by keyboard or by buttons; the running sum says where time runs out. */
export function AgendaEditor({ code, version, startsAt, budget, items, departments }: Props) {
  const { readAgain } = useReadAgain();
  const [order, setOrder] = useState(items);
  const [preparing, setPreparing] = useState<MeetingItem | null>(null);
  const { ends, planned, over, firstOver } = budgetOf(order, budget);

  async function move(from: number, to: number) {
    if (to < 0 || to >= order.length || from === to) return;
    const next = [...order];
    const [moved] = next.splice(from, 1);
    if (!moved) return;
    next.splice(to, 0, moved);
    setOrder(next);
    const answer = await orderItems({ code, version, ids: next.map(({ id }) => id) }).catch(() => null);
    if (!answer?.ok) {
      setOrder(order);
      notify({ text: orderFailure(answer), tone: "danger" });
    }
    readAgain();
  }

  async function remove(item: MeetingItem) {
    const answer = await removeItem({ code, id: item.id, version: item.version }).catch(() => null);
    if (!answer?.ok) return notify({ text: answer?.message ?? "网络不通，请检查连接后再试", tone: "danger" });
    notify(`已移除“${item.title}”`);
    readAgain();
  }

  const drop = ({ source, destination }: DropResult) =>
    destination && void move(source.index, destination.index);
  if (order.length === 0)
    return (
      <p className="px-4 py-10 text-center text-muted">
        议程还是空的。从右侧候选事项里选，或加项目、加专题。
      </p>
    );
  return (
    <DragDropContext onDragEnd={drop} dragHandleUsageInstructions={help}>
      <Droppable droppableId="agenda">
        {(place) => (
          <ol ref={place.innerRef} {...place.droppableProps} className="divide-y divide-line">
            {order.map((item, i) => (
              <Draggable key={item.id} draggableId={String(item.id)} index={i}>
                {(drag, { isDragging }) => (
                  <li
                    ref={drag.innerRef}
                    {...drag.draggableProps}
                    className={cx("bg-bg", isDragging && "rounded border border-primary shadow-float")}
                  >
                    <AgendaRow
                      item={item}
                      place={i}
                      last={i === order.length - 1}
                      startsAt={startsAt}
                      from={(ends[i] ?? 0) - item.minutes}
                      late={firstOver !== -1 && i >= firstOver}
                      handle={drag.dragHandleProps}
                      onMove={(by) => void move(i, i + by)}
                      onPrepare={() => setPreparing(item)}
                      onRemove={() => void remove(item)}
                    />
                  </li>
                )}
              </Draggable>
            ))}
            {place.placeholder}
          </ol>
        )}
      </Droppable>
      <p className={cx("border-t border-line px-4 py-2 text-sm", over > 0 ? "text-danger" : "text-muted")}>
        共 {order.length} 项，{planned} 分钟，会议 {budget} 分钟
        {over > 0
          ? `，超出 ${over} 分钟，从第 ${firstOver + 1} 项开始超时`
          : `，还余 ${budget - planned} 分钟`}
      </p>
      {preparing && (
        <PrepareItem
          code={code}
          item={preparing}
          departments={departments}
          onClose={() => setPreparing(null)}
        />
      )}
    </DragDropContext>
  );
}

function orderFailure(answer: Answer<unknown> | null): string {
  if (!answer || answer.ok) return "网络不通，顺序没有保存，请检查连接后再试";
  return answer.code === "conflict" ? "议程刚被他人改过，已为您刷新，请再调整一次" : answer.message;
}
