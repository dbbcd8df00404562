"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { Menu } from "@/app/ui/menu";
import { endDeal, removeDeal, resumeDeal, setBackDeal } from "@/lib/funds/deal-actions";

export type DealMenuProps = {
  code: string;
  version: number;
  /** Stages before the present one, by their words. */
  earlier: readonly { value: string; label: string }[];
  isEnded: boolean;
  isPaid: boolean;
  mayAdvance: boolean;
  mayEnd: boolean;
  mayRemove: boolean;
};

const why: Asked = { name: "reason", label: "原因", kind: "lines", required: true };

export function DealMenu(props: DealMenuProps) {
  const [act, setAct] = useState<"setBack" | "end" | "resume" | "remove" | null>(null);
  const { earlier, isEnded, isPaid, mayAdvance, mayEnd, mayRemove } = props;
  const items = [
    ...(mayAdvance && earlier.length > 0 ? [{ label: "回退阶段", onSelect: () => setAct("setBack") }] : []),
    ...(mayEnd && isEnded ? [{ label: "恢复推进", onSelect: () => setAct("resume") }] : []),
    ...(mayEnd && !isEnded && !isPaid
      ? [{ label: "终止", danger: true, onSelect: () => setAct("end") }]
      : []),
    ...(mayRemove ? [{ label: "删除", danger: true, onSelect: () => setAct("remove") }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu button="更多" align="end" items={items} />
      {act && <Act act={act} onClose={() => setAct(null)} {...props} />}
    </>
  );
}

type ActProps = Pick<DealMenuProps, "code" | "version" | "earlier"> & {
  act: "setBack" | "end" | "resume" | "remove";
  onClose: () => void;
};

function Act({ act, code, version, earlier, onClose }: ActProps) {
  const target = { code, version };
  if (act === "setBack")
    return (
      <AskDialog
        title="回退阶段"
        act="回退"
        danger
        asked={[
          {
            name: "stage",
            label: "回退到",
            kind: "choice",
            required: true,
            options: earlier,
          },
          why,
        ]}
        run={({ stage = "", reason = "" }) => setBackDeal({ ...target, stage: stage as never, reason })}
        onClose={onClose}
      >
        <p>之后各阶段的日期会清除；打款由现金流带出，不受影响。</p>
      </AskDialog>
    );
  if (act === "end")
    return (
      <AskDialog
        title="终止投资项目"
        act="终止"
        danger
        asked={[{ name: "endedOn", label: "终止日期", kind: "day", required: true }, why]}
        run={({ endedOn = "", reason = "" }) => endDeal({ ...target, endedOn, reason })}
        onClose={onClose}
      >
        <p>终止后不再计入投决和签约的统计；已打款的投资用退出，不用终止。</p>
      </AskDialog>
    );
  if (act === "resume")
    return (
      <AskDialog
        title="恢复推进"
        act="恢复"
        asked={[why]}
        run={({ reason = "" }) => resumeDeal({ ...target, reason })}
        onClose={onClose}
      />
    );
  return (
    <AskDialog
      title="删除投资项目"
      act="删除"
      danger
      asked={[]}
      run={() => removeDeal(target)}
      onClose={onClose}
      leadsTo={() => "/funds/deals"}
    >
      <p>只能删除登记错、还没有流水和估值的投资项目；不再推进的请用终止。</p>
    </AskDialog>
  );
}
