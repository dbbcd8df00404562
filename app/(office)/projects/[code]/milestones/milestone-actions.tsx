"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Menu } from "@/app/ui/menu";
import type { Failure } from "@/lib/auth/action";
import {
  passMilestone,
  planMilestone,
  returnMilestone,
  setBackProject,
  verifyMilestone,
} from "@/lib/projects/stage-actions";
import { AdvanceDialog } from "./advance-dialog";
import type { MilestoneActionsProps } from "./milestone-cut";
import { PapersDialog } from "./papers-dialog";

type Act = "advance" | "papers" | "plan" | "pass" | "verify" | "return" | "setBack";

const words: Readonly<Record<Act, string>> = {
  advance: "填报实际日期",
  papers: "补充材料",
  plan: "填计划日期",
  pass: "审核通过",
  verify: "认定",
  return: "退回",
  setBack: "回退到这个阶段",
};

/** What this person can do about this stage now, in the order of the work. */
function actsFor({ view, may, ownReport }: MilestoneActionsProps): { act: Act; why: string | null }[] {
  const reported = view.actualOn !== null && !view.returned;
  const own = ownReport ? "不能办理自己填报的节点" : null;
  const offered: [Act, boolean, string | null][] = [
    ["verify", may.verify && view.judged && reported && !view.verified, own],
    ["pass", may.pass && view.judged && reported && !view.verified && !view.passed, own],
    ["advance", may.advance && !view.verified, null],
    ["papers", may.advance && view.actualOn !== null, null],
    ["plan", may.plan && view.actualOn === null, null],
    ["return", may.giveBack && view.judged && reported, null],
    ["setBack", may.setBack && view.actualOn !== null, null],
  ];
  return offered.filter(([, is]) => is).map(([act, , why]) => ({ act, why }));
}

export function MilestoneActions(props: MilestoneActionsProps) {
  const [act, setAct] = useState<Act | null>(null);
  const offered = actsFor(props);
  if (offered.length === 0) return null;
  const close = () => setAct(null);
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理${props.view.label}`}
        align="end"
        items={offered.map(({ act: one, why }) => ({
          label: words[one],
          disabledReason: why,
          onSelect: () => setAct(one),
        }))}
      />
      {act === "advance" && <AdvanceDialog {...props} onClose={close} />}
      {act === "papers" && <PapersDialog {...props} onClose={close} />}
      {act !== null && act !== "advance" && act !== "papers" && (
        <JudgementDialog {...props} act={act} onClose={close} />
      )}
    </>
  );
}

type JudgementProps = MilestoneActionsProps & {
  act: Exclude<Act, "advance" | "papers">;
  onClose: () => void;
};

const reason = (label: string) => [{ name: "reason", label, kind: "lines", required: true } as const];

/** A plan sent as it stood says nothing. */
function notMoved(before: string, typed: string): Failure | null {
  if (typed.trim() !== before) return null;
  const message = before ? "计划日期没有改动" : "请填写计划日期";
  return { ok: false, code: "invalid", message, fieldErrors: { plannedOn: message } };
}

function JudgementDialog({ act, code, version, view, onClose }: JudgementProps) {
  const target = { code, version, stage: view.stage as string };
  const dialogs = {
    pass: { asked: [], run: () => passMilestone(target), text: "材料与日期相符，报市招商中心认定。" },
    verify: {
      asked: [],
      run: () => verifyMilestone(target),
      text: `认定后计入统计${view.stage === "SIGN" ? "，并给出正式编号" : ""}。`,
    },
    return: {
      asked: reason("退回原因"),
      run: (typed: Record<string, string>) => returnMilestone({ ...target, reason: typed.reason ?? "" }),
      text: view.verified ? "退回后不再计入统计，直到重新认定。" : "退回给填报人修改。",
    },
    setBack: {
      asked: reason("回退原因"),
      run: (typed: Record<string, string>) => setBackProject({ ...target, reason: typed.reason ?? "" }),
      text: `“${view.label}”之后各节点的实际日期将清空，历史仍可查。`,
    },
    plan: {
      asked: [
        {
          name: "plannedOn",
          label: "计划日期",
          kind: "day",
          value: view.plannedOn ?? "",
          help: "可写 2026-11-24、2026年11月、11月底",
        } as const,
        { name: "reason", label: view.plannedOn ? "改动原因（必填）" : "说明", kind: "text" } as const,
      ],
      run: async (typed: Record<string, string>) =>
        notMoved(view.plannedOn ?? "", typed.plannedOn ?? "") ??
        planMilestone({ ...target, plannedOn: typed.plannedOn ?? "", reason: typed.reason ?? "" }),
      text: "",
    },
  } as const;
  const { asked, run, text } = dialogs[act];
  const moved = (left: unknown) => {
    const now = (left as { code?: string } | undefined)?.code;
    return now && now !== code ? `/projects/${now}?tab=stages` : null;
  };
  return (
    <AskDialog
      title={`${words[act]}：${view.label}`}
      act={words[act]}
      danger={act === "return" || act === "setBack"}
      asked={asked}
      run={run}
      onClose={onClose}
      leadsTo={moved}
    >
      {text && <p>{text}</p>}
      {act === "verify" && view.missing.length > 0 && (
        <p className="rounded bg-warn-tint px-3 py-2 text-warn">还缺：{view.missing.join("、")}</p>
      )}
    </AskDialog>
  );
}
