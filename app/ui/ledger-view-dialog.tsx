"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "./button";
import { DialogPanel } from "./dialog-panel";
import { Field } from "./field";
import type { ViewChange, ViewScope } from "./ledger-view-acts";
import { RadioGroup } from "./radio-group";
import { TextInput } from "./text-input";

const scopeNames = {
  private: "只给我自己",
  unit: "给本单位",
  system: "给全系统",
} as const satisfies Record<ViewScope, string>;

export type ViewDialogProps = {
  scopes: readonly ViewScope[];
  /** Resolves to what went wrong, or null. */
  onSave: (view: Omit<ViewChange, "query">) => Promise<string | null>;
  onClose: () => void;
};

/** Asks for a new view's name and for whom it is. */
export function ViewDialog({ scopes, onSave, onClose }: ViewDialogProps) {
  const form = useId();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<ViewScope>("private");
  const [error, setError] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setError("请给视图起个名字");
    setPending(true);
    const refusal = await onSave({ id: null, name: name.trim(), scope });
    setPending(false);
    if (refusal) setError(refusal);
    else onClose();
  };
  return (
    <DialogPanel
      shape="dialog"
      width="small"
      title="存为视图"
      description="保存现在的筛选、排序、列和行高，下次一点就到。"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" type="submit" form={form} pending={pending}>
            保存
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save} className="space-y-4">
        <Field label="名称" required error={error}>
          <TextInput value={name} maxLength={30} onChange={(event) => setName(event.target.value)} />
        </Field>
        {scopes.length > 1 && (
          <RadioGroup
            label="谁能看到"
            name="scope"
            value={scope}
            onChange={(event) => setScope(event.target.value as ViewScope)}
            options={scopes.map((value) => ({ value, label: scopeNames[value] }))}
          />
        )}
      </form>
    </DialogPanel>
  );
}
