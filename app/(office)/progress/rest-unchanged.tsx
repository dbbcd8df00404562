"use client";

import { AskedButton } from "@/app/(office)/asked-button";
import { confirmUnchanged } from "@/lib/projects/progress-actions";

/** One tap for all the projects in which nothing happened. */
export function RestUnchanged({ month, unit, count }: { month: string; unit: string; count: number }) {
  return (
    <AskedButton
      label={`其余无变化（${count}）`}
      title="确认其余项目无变化"
      done="已记为无变化"
      disabledReason={count === 0 ? "这个月的项目都已填报" : null}
      run={(confirmed) => confirmUnchanged({ month, unit, confirmed })}
    />
  );
}
