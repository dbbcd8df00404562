"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import { noAmount } from "@/lib/fields/numbers";
import type { PromiseForm } from "@/lib/projects/promise-input";
import { promiseKinds, type ReviewOutcome, reviewNames } from "@/lib/projects/rules";
import { logPromise, reviewPromise, withdrawPromise } from "@/lib/projects/stage-actions";

const kindOptions = Object.entries(promiseKinds).map(([value, label]) => ({ value, label }));

export function AddPromise({ code, formKey }: { code: string; formKey: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        登记承诺
      </Button>
      {open && (
        <AskDialog
          title="登记承诺"
          act="登记"
          asked={[
            { name: "kind", label: "承诺类型", kind: "choice", options: kindOptions, required: true },
            { name: "content", label: "承诺内容", kind: "lines", required: true },
            { name: "ceiling", label: "金额上限（万元）", kind: "text" },
            { name: "payer", label: "兑现单位", kind: "text" },
            { name: "dueOn", label: "兑现时限", kind: "day" },
          ]}
          run={(typed) => logPromise({ key: formKey, code, promise: promiseOf(typed) })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const promiseOf = (typed: Record<string, string>): PromiseForm => ({
  kind: (typed.kind ?? "") as PromiseForm["kind"],
  content: typed.content ?? "",
  ceiling: { ...noAmount, typed: typed.ceiling ?? "" },
  payer: typed.payer ?? "",
  dueOn: typed.dueOn ?? "",
});

type Props = {
  code: string;
  id: number;
  version: number;
  mayWithdraw: boolean;
  mayReview: boolean;
  ownPromise: boolean;
};

const outcomes = (["harmless", "excepted", "refused"] as const).map((value) => ({
  value,
  label: reviewNames[value],
}));

export function PromiseActions({ code, id, version, mayWithdraw, mayReview, ownPromise }: Props) {
  const [act, setAct] = useState<"review" | "withdraw" | null>(null);
  if (!mayWithdraw && !mayReview) return null;
  const target = { code, id, version };
  const close = () => setAct(null);
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label="办理这项承诺"
        align="end"
        items={[
          ...(mayReview
            ? [
                {
                  label: "填写审查结论",
                  disabledReason: ownPromise ? "不能审查自己登记的承诺" : null,
                  onSelect: () => setAct("review"),
                },
              ]
            : []),
          ...(mayWithdraw ? [{ label: "撤销承诺", danger: true, onSelect: () => setAct("withdraw") }] : []),
        ]}
      />
      {act === "review" && (
        <AskDialog
          title="公平竞争审查结论"
          act="保存结论"
          asked={[
            { name: "review", label: "结论", kind: "choice", options: outcomes, required: true },
            { name: "reviewedOn", label: "审查日期", kind: "day", required: true },
          ]}
          run={(typed) =>
            reviewPromise({
              ...target,
              review: typed.review as Exclude<ReviewOutcome, "none">,
              reviewedOn: typed.reviewedOn ?? "",
            })
          }
          onClose={close}
        />
      )}
      {act === "withdraw" && (
        <AskDialog
          title="撤销承诺"
          act="撤销"
          danger
          asked={[]}
          run={() => withdrawPromise(target)}
          onClose={close}
        >
          <p>撤销后不再显示，历史仍可查。</p>
        </AskDialog>
      )}
    </>
  );
}
