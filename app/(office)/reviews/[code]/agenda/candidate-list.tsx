"use client";

import { useState } from "react";
import { Badge } from "@/app/ui/badge";
import { Button } from "@/app/ui/button";
import { Checkbox } from "@/app/ui/checkbox";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import { addItems } from "@/lib/reviews/actions";
import { additionOf } from "@/lib/reviews/addition";
import type { Candidate } from "@/lib/reviews/candidates";

const keyOf = ({ resolutionId, assignment, project }: Candidate) =>
  resolutionId ? `r${resolutionId}` : (assignment ?? `p${project}`);

/** What the rules bring, each with its reason; chosen ones go to the end of the agenda in this order. */
export function CandidateList({ code, candidates }: { code: string; candidates: readonly Candidate[] }) {
  const { readAgain, reading } = useReadAgain();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sending, setSending] = useState(false);
  const pending = sending || reading;
  const picked = candidates.filter((one) => chosen.has(keyOf(one)));
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  async function add(wanted: readonly Candidate[]) {
    setSending(true);
    const answer = await addItems({ code, items: wanted.slice(0, 60).map(additionOf) }).catch(() => null);
    setSending(false);
    if (!answer?.ok) return notify({ text: answer?.message ?? "网络不通，请检查连接后再试", tone: "danger" });
    notify(`已加入 ${answer.data} 项`);
    setChosen(new Set());
    readAgain();
  }
  if (candidates.length === 0)
    return (
      <p className="px-4 py-6 text-center text-muted">按规则没有更多候选；门槛在字典“议程规则”里调整。</p>
    );
  return (
    <>
      <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-2">
        <span className="text-sm text-muted">上次议定和逾期督办在前，其余按规则排序</span>
        <Button
          size="small"
          look="primary"
          pending={pending}
          disabledReason={picked.length === 0 ? "先勾选候选事项" : null}
          onClick={() => void add(picked)}
        >
          加入所选{picked.length > 0 && ` ${picked.length}`}
        </Button>
      </div>
      <ul className="relative max-h-[640px] divide-y divide-line overflow-y-auto">
        {candidates.map((one) => {
          const key = keyOf(one);
          return (
            <li key={key} className="relative flex items-start gap-2 px-4 py-2">
              <Checkbox
                label={<span className="sr-only">选择{one.title}</span>}
                checked={chosen.has(key)}
                onChange={() => toggle(key)}
              />
              <div className="min-w-0 flex-1">
                <p className="line-clamp-2">{one.title}</p>
                <p className="text-xs text-muted">
                  <Badge tone={one.rule === "NEW_RED" || one.rule === "OPEN" ? "danger" : "warn"}>
                    {one.label}
                  </Badge>
                  <span className="ml-2">{one.unit}</span>
                </p>
                <p className="text-xs text-muted">{one.reason}</p>
              </div>
              <Button
                size="small"
                aria-label={`把${one.title}加入议程`}
                disabledReason={pending ? "正在加入" : null}
                onClick={() => void add([one])}
              >
                加入
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
