"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { typedAmount, unprefixed } from "@/app/(office)/funds/asked-rows";
import { PaperDrop } from "@/app/(office)/funds/paper-drop";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import type { AccountLine } from "@/lib/funds/account";
import { flowFields as of } from "@/lib/funds/fields";
import { logFlow, removeFlow, reviseFlow } from "@/lib/funds/flow-actions";
import type { FlowForm } from "@/lib/funds/input";
import { flowKinds } from "@/lib/funds/rules";
import { formOf, type Party } from "./flow-words";

const kinds = Object.entries(flowKinds).map(([value, label]) => ({ value, label }));

type Parties = { contributors: Party[]; deals: Party[] };

export type AddFlowProps = Parties & {
  fundId: number;
  formKey: string;
  /** Begins as a payment into this deal. */
  dealId?: number;
  label?: string;
  size?: "small" | "normal";
};

const askedOf = ({ contributors, deals }: Parties, dealId?: number): Asked[] => [
  {
    name: "kind",
    label: of.kind.label,
    kind: "choice",
    options: kinds,
    required: true,
    value: dealId ? "investment" : "",
  },
  { name: "happenedOn", label: of.happenedOn.label, kind: "day", required: true },
  {
    name: "money",
    label: `${of.money.label}（万元）`,
    kind: "text",
    required: true,
    help: "填正数；可写 3000、3000万、1.2亿",
  },
  {
    name: "party",
    label: "出资人或投资项目",
    kind: "choice",
    options: [
      ...contributors.map(({ value, label }) => ({ value: `c${value}`, label: `出资人：${label}` })),
      ...deals.map(({ value, label }) => ({ value: `d${value}`, label: `投资项目：${label}` })),
    ],
    value: dealId ? `d${dealId}` : "",
    help: "出资和分配选出资人，投资、退出和分红选投资项目，费用不选",
  },
  { name: "voucherNote", label: of.voucherNote.label, kind: "text" },
  { name: "note", label: of.note.label, kind: "text" },
];

const flowOf = (fundId: number, typed: Record<string, string>): FlowForm => ({
  fundId: String(fundId),
  kind: typed.kind ?? "",
  happenedOn: typed.happenedOn ?? "",
  money: typedAmount(typed.money),
  commitmentId: typed.party?.startsWith("c") ? typed.party.slice(1) : "",
  dealId: typed.party?.startsWith("d") ? typed.party.slice(1) : "",
  voucherNote: typed.voucherNote ?? "",
  note: typed.note ?? "",
});

/** Errors of the two ids stand at the one question that asks for both. */
function atParty<T extends { ok: boolean; fieldErrors?: Record<string, string> }>(answer: T): T {
  const { commitmentId, dealId, ...rest } = answer.fieldErrors ?? {};
  const party = commitmentId ?? dealId;
  return party ? { ...answer, fieldErrors: { ...rest, party } } : answer;
}

const vouchers = "凭证：银行回单、付款审批单、出资证明。";

export function AddFlow({
  fundId,
  formKey,
  dealId,
  label = "登记流水",
  size = "small",
  ...parties
}: AddFlowProps) {
  const [open, setOpen] = useState(false);
  const [fileKey, setFileKey] = useState("");
  return (
    <>
      <Button size={size} look="primary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <AskDialog
          title={label}
          act="登记"
          asked={askedOf(parties, dealId)}
          run={async (typed) =>
            atParty(unprefixed(await logFlow({ key: formKey, flow: flowOf(fundId, typed), fileKey }), "flow"))
          }
          onClose={() => setOpen(false)}
          extra={<PaperDrop hint={vouchers} onChange={setFileKey} />}
        />
      )}
    </>
  );
}

type FlowRowProps = { code: string; version: number; what: string; line: AccountLine; fundId: number };

/** A voucher for a movement already recorded, or taking it back. */
export function FlowActions({ code, version, what, line, fundId }: FlowRowProps) {
  const [act, setAct] = useState<"voucher" | "remove" | null>(null);
  const [fileKey, setFileKey] = useState("");
  const close = () => setAct(null);
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理 ${what}`}
        align="end"
        items={[
          { label: line.voucher ? "更换凭证" : "补凭证", onSelect: () => setAct("voucher") },
          { label: "删除", danger: true, onSelect: () => setAct("remove") },
        ]}
      />
      {act === "voucher" && (
        <AskDialog
          title={`凭证：${what}`}
          act="保存"
          asked={[
            { name: "voucherNote", label: of.voucherNote.label, kind: "text", value: line.voucherNote ?? "" },
          ]}
          run={async ({ voucherNote = "" }) =>
            unprefixed(
              await reviseFlow({ code, version, flow: { ...formOf(fundId, line), voucherNote }, fileKey }),
              "flow",
            )
          }
          onClose={close}
          extra={<PaperDrop hint={vouchers} onChange={setFileKey} />}
        />
      )}
      {act === "remove" && (
        <AskDialog
          title={`删除 ${what}`}
          act="删除"
          danger
          asked={[]}
          run={() => removeFlow({ code, version })}
          onClose={close}
        >
          <p>删除后余额、投资项目的打款和绩效指标随之改变；删除会留在变更记录里。</p>
        </AskDialog>
      )}
    </>
  );
}
