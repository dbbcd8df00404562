"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import { engageIntermediary, removeIntermediary, reviseIntermediary } from "@/lib/listings/actions";
import { intermediaryFields as of } from "@/lib/listings/fields";
import type { IntermediaryForm } from "@/lib/listings/input";
import { intermediaryRoles } from "@/lib/listings/rules";

const roles = Object.entries(intermediaryRoles).map(([value, label]) => ({ value, label }));

const askedOf = (firm?: IntermediaryForm, { ends = true, fixedRole = false } = {}): Asked[] => [
  ...(fixedRole
    ? []
    : [
        {
          name: "role",
          label: of.role.label,
          kind: "choice" as const,
          options: roles,
          required: true,
          value: firm?.role ?? "",
        },
      ]),
  { name: "firm", label: of.firm.label, kind: "text", required: true, value: firm?.firm ?? "" },
  { name: "people", label: of.people.label, kind: "text", value: firm?.people ?? "" },
  { name: "fromDay", label: of.fromDay.label, kind: "day", value: firm?.fromDay ?? "" },
  ...(ends ? [{ name: "toDay", label: of.toDay.label, kind: "day" as const, value: firm?.toDay ?? "" }] : []),
  { name: "note", label: of.note.label, kind: "text", value: firm?.note ?? "" },
];

const firmOf = (typed: Record<string, string>, role?: string): IntermediaryForm => ({
  role: role ?? typed.role ?? "",
  firm: typed.firm ?? "",
  people: typed.people ?? "",
  fromDay: typed.fromDay ?? "",
  toDay: typed.toDay ?? "",
  note: typed.note ?? "",
});

export function EngageFirm({ code, formKey }: { code: string; formKey: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        登记中介机构
      </Button>
      {open && (
        <AskDialog
          title="登记中介机构"
          act="登记"
          asked={askedOf(undefined, { ends: false })}
          run={(typed) =>
            engageIntermediary({ key: formKey, code, intermediary: firmOf(typed), replaces: null })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type Props = {
  code: string;
  id: number;
  version: number;
  formKey: string;
  isOver: boolean;
  firm: IntermediaryForm;
};

export function FirmActions({ code, id, version, formKey, isOver, firm }: Props) {
  const [act, setAct] = useState<"revise" | "replace" | "remove" | null>(null);
  const close = () => setAct(null);
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理${firm.firm}`}
        align="end"
        items={[
          ...(isOver ? [] : [{ label: "更换为另一家", onSelect: () => setAct("replace") }]),
          { label: "修改", onSelect: () => setAct("revise") },
          { label: "删除", danger: true, onSelect: () => setAct("remove") },
        ]}
      />
      {act === "replace" && (
        <AskDialog
          title={`更换${intermediaryRoles[firm.role as keyof typeof intermediaryRoles]}`}
          act="更换"
          asked={askedOf(undefined, { ends: false, fixedRole: true })}
          run={(typed) =>
            engageIntermediary({ key: formKey, code, intermediary: firmOf(typed, firm.role), replaces: id })
          }
          onClose={close}
        >
          <p>
            {firm.firm}在新机构签约之日结束服务，仍留在记录里。
            {firm.role === "sponsor" && "更换保荐机构后，部分辅导工作须重做，请核对辅导阶段的计划日期。"}
          </p>
        </AskDialog>
      )}
      {act === "revise" && (
        <AskDialog
          title={`修改：${firm.firm}`}
          act="保存"
          asked={askedOf(firm)}
          run={(typed) => reviseIntermediary({ code, id, version, intermediary: firmOf(typed) })}
          onClose={close}
        />
      )}
      {act === "remove" && (
        <AskDialog
          title={`删除：${firm.firm}`}
          act="删除"
          danger
          asked={[]}
          run={() => removeIntermediary({ code, id, version })}
          onClose={close}
        >
          <p>只用于误登的机构；服务结束请在“修改”里填结束日期。</p>
        </AskDialog>
      )}
    </>
  );
}
