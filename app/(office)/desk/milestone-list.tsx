"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Card } from "@/app/ui/card";
import { Confirm } from "@/app/ui/confirm";
import { Empty } from "@/app/ui/empty";
import type { WaitingMilestones } from "@/lib/projects/today";
import { inTurn, judgeWords, type MilestoneAct, MilestoneJudge } from "./milestone-judge";
import { MilestoneRow } from "./milestone-row";
import { SeveralBar } from "./several-bar";
import { useDeskKeys } from "./use-desk-keys";
import { type Several, useSeveral } from "./use-several";

type Waiting = WaitingMilestones["rows"][number];
export type MilestoneListProps = {
  act: MilestoneAct;
  total: number;
  rows: readonly Waiting[];
  viewerId: number;
};

/** Milestones that wait for this desk, the longest first, judged by the same commands and keys as changes are. */
export function MilestoneList({ act, total, rows, viewerId }: MilestoneListProps) {
  const router = useRouter();
  const [at, setAt] = useState(0);
  const [asking, setAsking] = useState<{ asked: "judge" | "return"; row: Waiting } | null>(null);
  const [confirming, setConfirming] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const here = Math.min(at, rows.length - 1);
  const isOwn = (row: Waiting) => row.reportedById === viewerId;
  const walk = (step: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, here + step));
    setAt(next);
    body.current?.children[next]?.querySelector("a")?.focus();
  };
  const ask = (asked: "judge" | "return", row: Waiting | undefined) => {
    if (row && !(asked === "judge" && isOwn(row))) setAsking({ asked, row });
  };
  const tickable = rows.filter((row) => !isOwn(row));
  const several = useSeveral({
    rows: tickable,
    keyOf: ({ code, stage }) => `${code} ${stage}`,
    nameOf: ({ name, label }) => `${name} ${label}`,
    judging: () => inTurn(act),
    done: (count) => `${judgeWords[act]} ${count} 个节点`,
  });
  const acts = {
    tick: () => {
      const row = rows[here];
      if (row && !isOwn(row)) several.toggle(row);
    },
    next: () => walk(1),
    previous: () => walk(-1),
    sample: () => router.push("/desk?show=sample" as Route),
    accept: () => ask("judge", rows[here]),
    return: () => ask("return", rows[here]),
  };
  useDeskKeys(acts, asking === null && !confirming);
  if (rows.length === 0) return <NothingWaits act={act} />;
  return (
    <>
      <p className="no-print mb-2 text-sm text-muted phone:hidden">
        键盘：J 下一个，K 上一个，A {act === "verify" ? "认定" : "通过"}，R 退回，X 勾选，S 抽查
      </p>
      <SeveralBar
        several={several}
        of={tickable.length}
        act={judgeWords[act]}
        unit="个"
        onAct={() => setConfirming(true)}
      />
      <Card title={`${titles[act]} ${total}`} flush>
        <div className="relative overflow-x-auto">
          <table className="table w-full">
            <caption className="sr-only">{titles[act]}</caption>
            <Head />
            <tbody ref={body}>
              {rows.map((row, i) => (
                <MilestoneRow
                  key={row.href}
                  act={act}
                  row={row}
                  own={isOwn(row)}
                  current={i === here}
                  ticked={several.isTicked(row)}
                  onTick={() => several.toggle(row)}
                  onFocus={() => setAt(i)}
                  onJudge={() => ask("judge", row)}
                  onReturn={() => ask("return", row)}
                />
              ))}
            </tbody>
          </table>
        </div>
        {total > rows.length && (
          <p className="border-t border-line px-4 py-2 text-sm text-muted">
            这里列出等得最久的 {rows.length} 个，共 {total} 个。
          </p>
        )}
      </Card>
      {confirming && <ConfirmSeveral act={act} several={several} onClose={() => setConfirming(false)} />}
      {asking && <MilestoneJudge act={act} {...asking} onClose={() => setAsking(null)} />}
    </>
  );
}

const titles = { verify: "待认定节点", pass: "待审核节点" } as const;

type ConfirmSeveralProps = { act: MilestoneAct; several: Several<Waiting>; onClose: () => void };

/** What is about to be judged, by name, with its day and papers. */
function ConfirmSeveral({ act, several: { ticked, run }, onClose }: ConfirmSeveralProps) {
  return (
    <Confirm
      open
      title={`${judgeWords[act]} ${ticked.length} 个节点`}
      act={judgeWords[act]}
      onConfirm={run}
      onClose={onClose}
    >
      <ul className="mb-3 list-inside list-disc">
        {ticked.map(({ href, unit, name, label, actualOn, papers }) => (
          <li key={href}>
            {unit} {name} {label} {actualOn}，{papers > 0 ? `材料 ${papers} 份` : "没有材料"}
          </li>
        ))}
      </ul>
      <p className="text-muted">
        {act === "verify" ? "认定后计入统计。" : "材料与日期相符，报市招商中心认定。"}
        逐个办理；办不成的会说明原因，不影响其他的。
      </p>
    </Confirm>
  );
}

function NothingWaits({ act }: { act: MilestoneAct }) {
  return (
    <Card>
      <Empty title={`没有${titles[act]}`}>
        {act === "verify" ? "县区审核通过后会到这里。" : "填报实际日期后会到这里。"}
      </Empty>
    </Card>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="sr-only">勾选</span>
        </th>
        {["节点", "项目", "实际日期", "填报", "材料", "已等"].map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
        <th scope="col">
          <span className="sr-only">办理</span>
        </th>
      </tr>
    </thead>
  );
}
