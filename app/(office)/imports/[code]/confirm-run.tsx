"use client";

import { useState } from "react";
import { Button, LinkButton } from "@/app/ui/button";
import { Confirm } from "@/app/ui/confirm";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import { confirmRun, dropRun, undoRun } from "@/lib/imports/actions";

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
  undoable: boolean;
};

export function ConfirmRun(props: ConfirmRunProps) {
  const { code, step, writes, waiting, companies, record } = props;
  const { readAgain } = useReadAgain();
  const [pending, setPending] = useState(false);
  const [dropping, setDropping] = useState(false);

  async function confirm() {
    setPending(true);
    const answer = await confirmRun({ code }).catch(() => null);
    setPending(false);
    if (!answer?.ok)
      notify({ text: answer?.message ?? "连接中断；已写入的不会重复，请点“继续写入”", tone: "danger" });
    else notify("导入完成");
    readAgain();
  }

  async function drop() {
    const answer = await dropRun({ code });
    if (answer.ok) readAgain("/imports");
    else notify({ text: answer.message, tone: "danger" });
  }

  if (step === "done" || step === "undone") return <Finished {...props} />;
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

/** Where to go now, and the way back while there is one. */
function Finished({ code, step, record, ledger, home, undoable }: ConfirmRunProps) {
  const { readAgain } = useReadAgain();
  const [undoing, setUndoing] = useState(false);

  async function undo() {
    const answer = await undoRun({ code }).catch(() => null);
    setUndoing(false);
    if (!answer?.ok) return notify({ text: answer?.message ?? "网络不通，没有撤销", tone: "danger" });
    const { undone, kept } = answer.data;
    notify(kept > 0 ? `已撤销 ${undone} 行；${kept} 行导入后又有改动，保留未动` : `已撤销 ${undone} 行`);
    readAgain();
  }
  return (
    <div className="flex flex-wrap items-center gap-3">
      <LinkButton look="primary" href={home}>
        查看{ledger}
      </LinkButton>
      <LinkButton href="/imports">再导一份</LinkButton>
      {undoable && (
        <Button look="quiet" onClick={() => setUndoing(true)}>
          撤销这次导入
        </Button>
      )}
      {step === "undone" && <span className="text-sm text-muted">这次导入已经撤销。</span>}
      <Confirm
        open={undoing}
        title="撤销这次导入"
        act="撤销"
        danger
        onConfirm={undo}
        onClose={() => setUndoing(false)}
      >
        新增的{record}作废，变更的{record}
        恢复到导入前，随之登记、没有别处使用的企业一并作废。导入后又改动过的不动，并在结果里逐行列出。要恢复请重新导入这份文件。
      </Confirm>
    </div>
  );
}
