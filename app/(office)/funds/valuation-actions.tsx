"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import { removeFundValue, reviseFundValue, valueFund } from "@/lib/funds/actions";
import { removeDealValue, reviseDealValue, valueDeal } from "@/lib/funds/deal-actions";
import { valuationFields as of } from "@/lib/funds/fields";
import type { ValuationForm } from "@/lib/funds/input";
import { typedAmount, unprefixed } from "./asked-rows";

const acts = {
  fund: { log: valueFund, revise: reviseFundValue, remove: removeFundValue, what: "基金净值" },
  deal: { log: valueDeal, revise: reviseDealValue, remove: removeDealValue, what: "估值" },
} as const;

type Owner = { owner: keyof typeof acts; code: string };

const asked = (value?: Record<string, string>): Asked[] => [
  { name: "valuedOn", label: of.valuedOn.label, kind: "day", required: true, value: value?.valuedOn },
  {
    name: "worth",
    label: `${of.worth.label}（万元）`,
    kind: "text",
    required: true,
    value: value?.worth,
    help: "可写 12000、1.2亿；确实为零请写 0",
  },
  { name: "method", label: of.method.label, kind: "text", value: value?.method },
  { name: "note", label: of.note.label, kind: "text", value: value?.note },
];

const formOf = (typed: Record<string, string>): ValuationForm => ({
  valuedOn: typed.valuedOn ?? "",
  worth: typedAmount(typed.worth),
  method: typed.method ?? "",
  note: typed.note ?? "",
});

export function AddValuation({ owner, code, formKey }: Owner & { formKey: string }) {
  const [open, setOpen] = useState(false);
  const { log, what } = acts[owner];
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        登记{what}
      </Button>
      {open && (
        <AskDialog
          title={`登记${what}`}
          act="登记"
          asked={asked()}
          run={async (typed) =>
            unprefixed(await log({ key: formKey, code, valuation: formOf(typed) }), "valuation")
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type RowProps = Owner & { id: number; version: number; value: Record<string, string> };

export function ValuationActions({ owner, code, id, version, value }: RowProps) {
  const [act, setAct] = useState<"revise" | "remove" | null>(null);
  const { revise, remove, what } = acts[owner];
  const close = () => setAct(null);
  const target = { code, id, version };
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理 ${value.valuedOn} 的${what}`}
        align="end"
        items={[
          { label: "更正", onSelect: () => setAct("revise") },
          { label: "删除", danger: true, onSelect: () => setAct("remove") },
        ]}
      />
      {act === "revise" && (
        <AskDialog
          title={`更正${what}`}
          act="保存"
          asked={asked(value)}
          run={async (typed) =>
            unprefixed(await revise({ ...target, valuation: formOf(typed) }), "valuation")
          }
          onClose={close}
        />
      )}
      {act === "remove" && (
        <AskDialog
          title={`删除 ${value.valuedOn} 的${what}`}
          act="删除"
          danger
          asked={[]}
          run={() => remove(target)}
          onClose={close}
        />
      )}
    </>
  );
}
