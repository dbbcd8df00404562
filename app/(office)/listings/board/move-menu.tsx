"use client";

import { lazy, Suspense, useState } from "react";
import { Menu } from "@/app/ui/menu";
import type { MoveTarget, StageChoice } from "./move-dialog";

const AdvanceDialog = lazy(() => import("./move-dialog").then((file) => ({ default: file.AdvanceDialog })));
const SetBackDialog = lazy(() => import("./move-dialog").then((file) => ({ default: file.SetBackDialog })));

export type MoveMenuProps = { target: MoveTarget; stages: readonly StageChoice[] };

/** 移动到…: every stage by name, so that a card moves without a mouse; earlier ones ask why. */
export function MoveMenu({ target, stages }: MoveMenuProps) {
  const [to, setTo] = useState<StageChoice | null>(null);
  const place = (stage: string) => stages.findIndex((one) => one.stage === stage);
  const here = place(target.stage);
  const isBack = to !== null && place(to.stage) < here;
  const close = () => setTo(null);
  return (
    <>
      <Menu
        size="small"
        look="quiet"
        button="移动到"
        label={`移动 ${target.name}`}
        align="end"
        items={stages
          .filter(({ stage }) => stage !== target.stage)
          .map((choice) => ({
            label: place(choice.stage) < here ? `退回 ${choice.label}` : choice.label,
            onSelect: () => setTo(choice),
          }))}
      />
      <Suspense fallback={null}>
        {to && !isBack && <AdvanceDialog target={target} to={to} onClose={close} />}
        {to && isBack && <SetBackDialog target={target} to={to} onClose={close} />}
      </Suspense>
    </>
  );
}
