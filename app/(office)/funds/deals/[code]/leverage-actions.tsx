"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { typedAmount, unprefixed } from "@/app/(office)/funds/asked-rows";
import { PaperDrop } from "@/app/(office)/funds/paper-drop";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import { logLeverage, removeLeverage, reviseLeverage } from "@/lib/funds/deal-actions";
import { leverageFields as of } from "@/lib/funds/fields";
import type { LeverageForm } from "@/lib/funds/input";
import { leverageKinds } from "@/lib/funds/rules";

type Value = Record<string, string>;

const kinds = Object.entries(leverageKinds).map(([value, label]) => ({ value, label }));
const hint = "佐证：同轮投资协议、授信或放款凭证、出资证明。";

const askedOf = (value?: Value): Asked[] => [
  { name: "source", label: of.source.label, kind: "text", required: true, value: value?.source },
  { name: "kind", label: of.kind.label, kind: "choice", options: kinds, required: true, value: value?.kind },
  { name: "promised", label: `${of.promised.label}（万元）`, kind: "text", value: value?.promised },
  { name: "paid", label: `${of.paid.label}（万元）`, kind: "text", value: value?.paid },
  { name: "happenedOn", label: of.happenedOn.label, kind: "day", value: value?.happenedOn },
  { name: "note", label: of.note.label, kind: "text", value: value?.note },
];

const capitalOf = (typed: Value): LeverageForm => ({
  source: typed.source ?? "",
  kind: typed.kind ?? "",
  promised: typedAmount(typed.promised),
  paid: typedAmount(typed.paid),
  happenedOn: typed.happenedOn ?? "",
  note: typed.note ?? "",
});

export function AddLeverage({ code, formKey }: { code: string; formKey: string }) {
  const [open, setOpen] = useState(false);
  const [fileKey, setFileKey] = useState("");
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        登记撬动资本
      </Button>
      {open && (
        <AskDialog
          title="登记撬动资本"
          act="登记"
          asked={askedOf()}
          run={async (typed) =>
            unprefixed(
              await logLeverage({ key: formKey, code, capital: capitalOf(typed), fileKey }),
              "capital",
            )
          }
          onClose={() => setOpen(false)}
          extra={<PaperDrop hint={hint} onChange={setFileKey} />}
        >
          <p className="text-sm text-muted">
            基金自身的出资不填在这里；同轮另一只基金的投资请登记成它的投资项目。
          </p>
        </AskDialog>
      )}
    </>
  );
}

type RowProps = { code: string; id: number; version: number; value: Value };

export function LeverageActions({ code, id, version, value }: RowProps) {
  const [act, setAct] = useState<"revise" | "remove" | null>(null);
  const [fileKey, setFileKey] = useState("");
  const close = () => setAct(null);
  const target = { code, id, version };
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理${value.source}`}
        align="end"
        items={[
          { label: "更正或补材料", onSelect: () => setAct("revise") },
          { label: "删除", danger: true, onSelect: () => setAct("remove") },
        ]}
      />
      {act === "revise" && (
        <AskDialog
          title={`更正：${value.source}`}
          act="保存"
          asked={askedOf(value)}
          run={async (typed) =>
            unprefixed(await reviseLeverage({ ...target, capital: capitalOf(typed), fileKey }), "capital")
          }
          onClose={close}
          extra={<PaperDrop hint={hint} onChange={setFileKey} />}
        />
      )}
      {act === "remove" && (
        <AskDialog
          title={`删除：${value.source}`}
          act="删除"
          danger
          asked={[]}
          run={() => removeLeverage(target)}
          onClose={close}
        />
      )}
    </>
  );
}
