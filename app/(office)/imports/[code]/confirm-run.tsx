"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button, LinkButton } from "@/app/ui/button";
import { Confirm } from "@/app/ui/confirm";
import { notify } from "@/app/ui/toast";
import { confirmRun, dropRun } from "@/lib/imports/actions";

export type ConfirmRunProps = {
  code: string;
  step: string;
  writes: number;
  waiting: number;
  companies: number;
  /** What one row is called, and the ledger it goes to. */
  record: string;
  ledger: string;
  home: string;
};

export function ConfirmRun(props: ConfirmRunProps) {
  const { code, step, writes, waiting, companies, record, ledger, home } = props;
  const router = useRouter();
  const [pending, setPending] = useState(false);
  const [dropping, setDropping] = useState(false);

  async function confirm() {
    setPending(true);
    const answer = await confirmRun({ code }).catch(() => null);
    setPending(false);
    if (!answer?.ok)
      notify({ text: answer?.message ?? "连接中断；已写入的不会重复，请点“继续写入”", tone: "danger" });
    else notify("导入完成");
    router.refresh();
  }

  async function drop() {
    const answer = await dropRun({ code });
    if (answer.ok) router.push("/imports" as Route);
    else notify({ text: answer.message, tone: "danger" });
  }

  if (step === "done") {
    return (
      <div className="flex flex-wrap items-center gap-3">
        <LinkButton look="primary" href={home}>
          查看{ledger}
        </LinkButton>
        <LinkButton href="/imports">再导一份</LinkButton>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button
        look="primary"
        pending={pending}
        disabledReason={writes === 0 ? "没有可写入的行" : null}
        onClick={() => void confirm()}
      >
        {step === "writing" ? "继续写入" : `确认导入 ${writes} 行`}
      </Button>
      {step !== "writing" && (
        <>
          <LinkButton href={`/imports/${code}?edit=1`}>改对应列</LinkButton>
          <Button look="quiet" onClick={() => setDropping(true)}>
            放弃这次导入
          </Button>
        </>
      )}
      <span className="text-sm text-muted">
        {companies > 0 && `同时登记 ${companies} 家企业。`}
        {waiting > 0 && `有 ${waiting} 行待核，勾选后才会写入。`}
      </span>
      <Confirm
        open={dropping}
        title="放弃这次导入"
        act="放弃"
        danger
        onConfirm={drop}
        onClose={() => setDropping(false)}
      >
        没有写入任何{record}，放弃后可以重新上传。
      </Confirm>
    </div>
  );
}
