"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import type { Answer } from "@/lib/auth/action";
import { today } from "@/lib/date/day";
import {
  addDictionaryEntry,
  closeDictionaryEntry,
  moveDictionaryEntry,
  reopenDictionaryEntry,
  reviseDictionaryEntry,
} from "@/lib/dictionaries/actions";
import { attributeFieldsOf, entryFields } from "@/lib/dictionaries/fields";
import type { EntryForm } from "@/lib/dictionaries/input";
import type { DictionaryName } from "@/lib/dictionaries/queries";
import { isFixed } from "@/lib/dictionaries/rules";

const yesNo = [
  { value: "yes", label: "是" },
  { value: "no", label: "否" },
];

/** The questions about an entry: its name, its attributes, where it comes from and from when it counts. */
function askedOf(name: DictionaryName, form: EntryForm | null): Asked[] {
  const attributes = Object.entries(attributeFieldsOf(name)).map(([key, field]): Asked => {
    const held = form?.attributes[key];
    const base = {
      name: `attributes.${key}`,
      label: field.unit ? `${field.label}（${field.unit}）` : field.label,
    };
    if (field.kind === "flag")
      return { ...base, kind: "choice", options: yesNo, value: held === true ? "yes" : "no" };
    if (field.choices)
      return {
        ...base,
        kind: "choice",
        options: Object.entries(field.choices).map(([value, label]) => ({ value, label: String(label) })),
        value: String(held ?? ""),
      };
    return { ...base, kind: field.kind === "lines" ? "lines" : "text", value: String(held ?? "") };
  });
  return [
    { name: "label", label: entryFields.label.label, kind: "text", required: true, value: form?.label ?? "" },
    ...attributes,
    {
      name: "mark",
      label: entryFields.mark.label,
      kind: "text",
      value: form?.mark ?? "",
      help: "如 S22；未核实的写 [?]",
    },
    { name: "validFrom", label: entryFields.validFrom.label, kind: "day", required: true, value: today() },
  ];
}

/** The form is one part of what is sent: its complaints are told at its own fields. */
async function atFields<T>(sent: Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await sent;
  if (answer.ok || !answer.fieldErrors) return answer;
  const fieldErrors = Object.fromEntries(
    Object.entries(answer.fieldErrors).map(([path, message]) => [path.replace(/^entry\./, ""), message]),
  );
  return { ...answer, fieldErrors };
}

function formOf(name: DictionaryName, typed: Record<string, string>): EntryForm {
  const attributes = Object.entries(attributeFieldsOf(name)).map(([key, field]) => {
    const text = typed[`attributes.${key}`] ?? "";
    return [key, field.kind === "flag" ? text === "yes" : text] as const;
  });
  return {
    label: typed.label ?? "",
    mark: typed.mark ?? "",
    validFrom: typed.validFrom ?? "",
    attributes: Object.fromEntries(attributes),
  };
}

export function AddEntry({ name }: { name: DictionaryName }) {
  const [open, setOpen] = useState(false);
  const place: Asked[] = [
    { name: "code", label: "代码", kind: "text", required: true, help: "字母和数字，以后不能改" },
    { name: "parentCode", label: entryFields.parentCode.label, kind: "text" },
  ];
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        新增条目
      </Button>
      {open && (
        <AskDialog
          title="新增条目"
          act="新增"
          asked={[...place, ...askedOf(name, null)]}
          run={(typed) =>
            atFields(
              addDictionaryEntry({
                dictionary: name,
                entry: { ...formOf(name, typed), code: typed.code ?? "", parentCode: typed.parentCode ?? "" },
              }),
            )
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type Props = {
  name: DictionaryName;
  id: number;
  version: number;
  label: string;
  form: EntryForm;
  /** `reopen`: the day from which the entry is closed. */
  may: { move: boolean; close: boolean; reopen: string | null };
};

export function EntryActions({ name, id, version, label, form, may }: Props) {
  const { readAgain } = useReadAgain();
  const [act, setAct] = useState<"revise" | "reopen" | "close" | null>(null);
  const close = () => setAct(null);
  const move = async (direction: "up" | "down") => {
    const answer = await moveDictionaryEntry({ id, version, direction });
    if (answer.ok) readAgain();
    else notify({ text: answer.message, tone: "danger" });
  };
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理${label}`}
        align="end"
        items={[
          may.reopen === null
            ? { label: "修改", onSelect: () => setAct("revise") }
            : { label: "恢复使用", onSelect: () => setAct("reopen") },
          ...(may.move
            ? [
                { label: "上移", onSelect: () => void move("up") },
                { label: "下移", onSelect: () => void move("down") },
              ]
            : []),
          ...(may.close ? [{ label: "停用", danger: true, onSelect: () => setAct("close") }] : []),
        ]}
      />
      {act === "revise" && (
        <AskDialog
          title={`修改：${label}`}
          act="保存"
          asked={askedOf(name, form)}
          run={(typed) =>
            atFields(reviseDictionaryEntry({ dictionary: name, id, version, entry: formOf(name, typed) }))
          }
          onClose={close}
        />
      )}
      {act === "reopen" && (
        <AskDialog
          title={`恢复使用：${label}`}
          act="恢复"
          asked={askedOf(name, form)}
          run={(typed) =>
            atFields(reopenDictionaryEntry({ dictionary: name, id, version, entry: formOf(name, typed) }))
          }
          onClose={close}
        >
          <p>这一条从 {may.reopen} 起停用；恢复后从生效日起重新使用。</p>
        </AskDialog>
      )}
      {act === "close" && (
        <AskDialog
          title={`停用：${label}`}
          act="停用"
          danger
          asked={[{ name: "validTo", label: "从哪一天起停用", kind: "day", required: true, value: today() }]}
          run={(typed) => closeDictionaryEntry({ id, version, validTo: typed.validTo ?? "" })}
          onClose={close}
        >
          <p>
            {isFixed(name)
              ? "从这一天起不再按这条规则判断，以前的日子不受影响；可以恢复。"
              : "停用后不再出现在下拉里，已有记录不受影响。"}
          </p>
        </AskDialog>
      )}
    </>
  );
}
