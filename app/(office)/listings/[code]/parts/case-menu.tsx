"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { Menu } from "@/app/ui/menu";
import type { Answer } from "@/lib/auth/action";
import { removeListing, resumeListing, setAsideListing, switchBoard } from "@/lib/listings/actions";
import { sideKinds } from "@/lib/listings/rules";

export type CaseMenuProps = {
  code: string;
  version: number;
  sideState: string | null;
  isListed: boolean;
  boards: readonly { value: string; label: string }[];
  maySetAside: boolean;
  mayRemove: boolean;
};

type Typed = Record<string, string>;
type Act = {
  title: string;
  danger?: boolean;
  asked: Asked[];
  note: string;
  run: (typed: Typed) => Promise<Answer<unknown>>;
  leaves?: boolean;
};

const why = (label: string): Asked => ({ name: "reason", label, kind: "lines", required: true });
const on = (name: string, label: string): Asked => ({ name, label, kind: "day", required: true });

function actsOf({
  code,
  version,
  sideState,
  isListed,
  boards,
  maySetAside,
  mayRemove,
}: CaseMenuProps): Act[] {
  const target = { code, version };
  const aside = (kind: "SUSPEND" | "WITHDRAW", note: string): Act => ({
    title: sideKinds[kind],
    danger: kind === "WITHDRAW",
    asked: [on("fromDay", "日期"), why("原因")],
    note,
    run: (typed) =>
      setAsideListing({ ...target, kind, fromDay: typed.fromDay ?? "", reason: typed.reason ?? "" }),
  });
  const moving = maySetAside && !isListed;
  return [
    ...(moving && sideState
      ? [
          {
            title: "恢复推进",
            asked: [on("toDay", "恢复日期"), why("恢复依据")],
            note: "从现在所处的阶段继续推进。",
            run: (typed: Typed) =>
              resumeListing({ ...target, toDay: typed.toDay ?? "", reason: typed.reason ?? "" }),
          },
        ]
      : []),
    ...(moving && !sideState ? [aside("SUSPEND", "阶段不变，仍计入在审；恢复后继续。")] : []),
    ...(moving && sideState !== "WITHDRAW"
      ? [aside("WITHDRAW", "阶段不变，不再计入在审和各阶段家数。")]
      : []),
    ...(moving
      ? [
          {
            title: "换板",
            asked: [
              { name: "board", label: "新板块", kind: "choice" as const, options: boards, required: true },
              on("fromDay", "换板日期"),
              why("换板原因"),
            ],
            note: "原板块和新板块都留在记录里。",
            run: (typed: Typed) =>
              switchBoard({
                ...target,
                board: typed.board ?? "",
                fromDay: typed.fromDay ?? "",
                reason: typed.reason ?? "",
              }),
          },
        ]
      : []),
    ...(mayRemove && !isListed
      ? [
          {
            title: "删除档案",
            danger: true,
            asked: [],
            note: "只用于误登的档案。不再推进的企业请办理“撤回/终止”。",
            run: () => removeListing(target),
            leaves: true,
          },
        ]
      : []),
  ];
}

/** 中止, 撤回, 换板 and what ends them. */
export function CaseMenu(props: CaseMenuProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const acts = actsOf(props);
  const act = acts.find(({ title }) => title === chosen);
  if (acts.length === 0) return null;
  return (
    <>
      <Menu
        button="更多"
        align="end"
        items={acts.map(({ title, danger }) => ({ label: title, danger, onSelect: () => setChosen(title) }))}
      />
      {act && (
        <AskDialog
          title={act.title}
          act={act.title}
          danger={act.danger}
          asked={act.asked}
          run={act.run}
          onClose={() => setChosen(null)}
          leadsTo={() => (act.leaves ? "/listings/table" : null)}
        >
          <p>{act.note}</p>
        </AskDialog>
      )}
    </>
  );
}
