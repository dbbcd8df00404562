"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { noAmount } from "@/lib/fields/numbers";
import { advanceListing, planListingStage, setBackListing } from "@/lib/listings/actions";
import { PaperDrop } from "./paper-drop";

export type StageChoice = { stage: string; label: string; evidence: string };
export type MoveTarget = { code: string; version: number; name: string; stage: string };

export type MoveDialogProps = {
  target: MoveTarget;
  to: StageChoice & { actualOn?: string | null; note?: string | null };
  onClose: () => void;
};

const shares: readonly Asked[] = [
  { name: "stockCode", label: "证券代码", kind: "text" },
  { name: "stockName", label: "证券简称", kind: "text" },
  { name: "proceeds", label: "首发募集资金（亿元）", kind: "text", help: "扣除发行费用的净额；未知请留空" },
  { name: "localProceeds", label: "其中：投向本地（亿元）", kind: "text" },
];

/** A stage is reached: the day, a word and a paper. 上市 asks for the shares too and enters the register at once. */
export function AdvanceDialog({ target, to, onClose }: MoveDialogProps) {
  const [fileKey, setFileKey] = useState<string | null>(null);
  const isListing = to.stage === "LISTED";
  return (
    <AskDialog
      title={`${target.name}：移动到“${to.label}”`}
      act="移动"
      asked={[
        { name: "actualOn", label: "实际日期", kind: "day", required: true, value: to.actualOn ?? "" },
        { name: "note", label: "说明", kind: "lines", value: to.note ?? "" },
        ...(isListing ? shares : []),
      ]}
      run={(typed, confirmed) =>
        advanceListing({
          code: target.code,
          version: target.version,
          stage: to.stage,
          actualOn: typed.actualOn ?? "",
          note: typed.note ?? "",
          fileKey,
          shares: isListing
            ? {
                stockCode: typed.stockCode ?? "",
                stockName: typed.stockName ?? "",
                proceeds: { ...noAmount, typed: typed.proceeds ?? "" },
                localProceeds: { ...noAmount, typed: typed.localProceeds ?? "" },
              }
            : null,
          confirmed,
        })
      }
      onClose={onClose}
      extra={<PaperDrop hint={`佐证材料：${to.evidence || "批文、公告或协议"}`} onChange={setFileKey} />}
    >
      {isListing && <p className="text-sm text-muted">保存后同时记入上市公司册。</p>}
    </AskDialog>
  );
}

export function SetBackDialog({ target, to, onClose }: MoveDialogProps) {
  return (
    <AskDialog
      title={`${target.name}：退回“${to.label}”`}
      act="退回"
      danger
      asked={[{ name: "reason", label: "回退原因", kind: "lines", required: true }]}
      run={(typed) =>
        setBackListing({
          code: target.code,
          version: target.version,
          stage: to.stage,
          reason: typed.reason ?? "",
        })
      }
      onClose={onClose}
    >
      <p>“{to.label}”之后各阶段的实际日期将清空，历史仍可查。</p>
    </AskDialog>
  );
}

export function PlanDialog({
  target,
  to,
  onClose,
}: MoveDialogProps & { to: StageChoice & { plannedOn?: string | null } }) {
  return (
    <AskDialog
      title={`${target.name}：计划“${to.label}”`}
      act="保存计划"
      asked={[
        {
          name: "plannedOn",
          label: "计划日期",
          kind: "day",
          value: to.plannedOn ?? "",
          help: "留空表示取消计划",
        },
      ]}
      run={(typed) =>
        planListingStage({
          code: target.code,
          version: target.version,
          stage: to.stage,
          plannedOn: typed.plannedOn ?? "",
        })
      }
      onClose={onClose}
    />
  );
}
