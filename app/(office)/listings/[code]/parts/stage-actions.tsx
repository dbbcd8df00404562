"use client";

import { useState } from "react";
import {
  AdvanceDialog,
  type MoveDialogProps,
  type MoveTarget,
  PlanDialog,
  SetBackDialog,
} from "@/app/(office)/listings/board/move-dialog";
import { Menu } from "@/app/ui/menu";

type Props = {
  target: MoveTarget;
  to: MoveDialogProps["to"] & { plannedOn: string | null };
};

/** What can be done to one stage of one case. */
export function StageActions({ target, to }: Props) {
  const [act, setAct] = useState<"plan" | "advance" | "back" | null>(null);
  const shared = { target, to, onClose: () => setAct(null) };
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理阶段${to.label}`}
        align="end"
        items={[
          { label: to.actualOn ? "修改实际日期" : "填报实际日期", onSelect: () => setAct("advance") },
          { label: to.plannedOn ? "修改计划日期" : "填计划日期", onSelect: () => setAct("plan") },
          ...(to.actualOn && to.stage !== target.stage
            ? [{ label: "退回到这个阶段", danger: true, onSelect: () => setAct("back") }]
            : []),
        ]}
      />
      {act === "plan" && <PlanDialog {...shared} />}
      {act === "advance" && <AdvanceDialog {...shared} />}
      {act === "back" && <SetBackDialog {...shared} />}
    </>
  );
}
