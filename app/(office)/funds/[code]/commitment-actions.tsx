"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { typedAmount, unprefixed } from "@/app/(office)/funds/asked-rows";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import {
  logCall,
  logCommitment,
  removeCall,
  removeCommitment,
  reviseCall,
  reviseCommitment,
} from "@/lib/funds/actions";
import { callFields, commitmentFields as of } from "@/lib/funds/fields";
import type { CallForm, CommitmentForm } from "@/lib/funds/input";
import { moneyKinds } from "@/lib/funds/rules";

type Option = { value: string; label: string };
type Value = Record<string, string>;

const kinds = Object.entries(moneyKinds).map(([value, label]) => ({ value, label }));

const askedOf = (funds: Option[], value?: Value): Asked[] => [
  {
    name: "contributor",
    label: of.contributor.label,
    kind: "text",
    required: true,
    value: value?.contributor,
  },
  {
    name: "moneyKind",
    label: of.moneyKind.label,
    kind: "choice",
    options: kinds,
    required: true,
    value: value?.moneyKind,
  },
  {
    name: "fromFundId",
    label: of.fromFundId.label,
    kind: "choice",
    options: funds,
    value: value?.fromFundId,
    help: "由矩阵内的基金出资时选择，小计里只计一次；外部资金不选",
  },
  {
    name: "committed",
    label: `${of.committed.label}（万元）`,
    kind: "text",
    value: value?.committed,
    help: "可写 20000、2亿、待定",
  },
  { name: "committedOn", label: of.committedOn.label, kind: "day", value: value?.committedOn },
  { name: "note", label: of.note.label, kind: "text", value: value?.note },
];

const commitmentOf = (typed: Value): CommitmentForm => ({
  contributor: typed.contributor ?? "",
  moneyKind: typed.moneyKind ?? "",
  fromFundId: typed.fromFundId ?? "",
  committed: typedAmount(typed.committed),
  committedOn: typed.committedOn ?? "",
  note: typed.note ?? "",
});

const askedOfCall = (value?: Value): Asked[] => [
  {
    name: "called",
    label: `${callFields.called.label}（万元）`,
    kind: "text",
    required: true,
    value: value?.called,
  },
  { name: "dueOn", label: callFields.dueOn.label, kind: "day", required: true, value: value?.dueOn },
  { name: "note", label: callFields.note.label, kind: "text", value: value?.note },
];

const callOf = (typed: Value): CallForm => ({
  called: typedAmount(typed.called),
  dueOn: typed.dueOn ?? "",
  note: typed.note ?? "",
});

export function AddCommitment({ code, formKey, funds }: { code: string; formKey: string; funds: Option[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        登记认缴
      </Button>
      {open && (
        <AskDialog
          title="登记认缴"
          act="登记"
          asked={askedOf(funds)}
          run={async (typed) =>
            unprefixed(
              await logCommitment({ key: formKey, code, commitment: commitmentOf(typed) }),
              "commitment",
            )
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type Row = { code: string; id: number; version: number; name: string; value: Value };

export function CommitmentActions({
  code,
  id,
  version,
  name,
  value,
  funds,
  formKey,
}: Row & { funds: Option[]; formKey: string }) {
  const [act, setAct] = useState<"call" | "revise" | "remove" | null>(null);
  const close = () => setAct(null);
  const target = { code, id, version };
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理${name}的认缴`}
        align="end"
        items={[
          { label: "登记缴款通知", onSelect: () => setAct("call") },
          { label: "更正", onSelect: () => setAct("revise") },
          { label: "删除", danger: true, onSelect: () => setAct("remove") },
        ]}
      />
      {act === "call" && (
        <AskDialog
          title={`缴款通知：${name}`}
          act="登记"
          asked={askedOfCall()}
          run={async (typed) =>
            unprefixed(await logCall({ key: formKey, code, commitmentId: id, call: callOf(typed) }), "call")
          }
          onClose={close}
        />
      )}
      {act === "revise" && (
        <AskDialog
          title={`更正认缴：${name}`}
          act="保存"
          asked={askedOf(funds, value)}
          run={async (typed) =>
            unprefixed(await reviseCommitment({ ...target, commitment: commitmentOf(typed) }), "commitment")
          }
          onClose={close}
        />
      )}
      {act === "remove" && (
        <AskDialog
          title={`删除认缴：${name}`}
          act="删除"
          danger
          asked={[]}
          run={() => removeCommitment(target)}
          onClose={close}
        />
      )}
    </>
  );
}

export function CallActions({ code, id, version, name, value }: Row) {
  const [act, setAct] = useState<"revise" | "remove" | null>(null);
  const close = () => setAct(null);
  const target = { code, id, version };
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理${name}`}
        align="end"
        items={[
          { label: "更正", onSelect: () => setAct("revise") },
          { label: "删除", danger: true, onSelect: () => setAct("remove") },
        ]}
      />
      {act === "revise" && (
        <AskDialog
          title={`更正：${name}`}
          act="保存"
          asked={askedOfCall(value)}
          run={async (typed) => unprefixed(await reviseCall({ ...target, call: callOf(typed) }), "call")}
          onClose={close}
        />
      )}
      {act === "remove" && (
        <AskDialog
          title={`删除：${name}`}
          act="删除"
          danger
          asked={[]}
          run={() => removeCall(target)}
          onClose={close}
        />
      )}
    </>
  );
}
