"use client";

import { Plus, Trash2 } from "lucide-react";
import { get, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { messageOf } from "@/app/(office)/form/error-message";
import { Button, IconButton } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { FileDrop } from "@/app/ui/file-drop";
import { MoneyInput } from "@/app/ui/money-input";
import { Select } from "@/app/ui/select";
import { TextInput } from "@/app/ui/text-input";
import { uploadTo } from "@/app/ui/upload-file";
import { acceptedExtensions, largestFile } from "@/lib/files/kinds";
import { currencyNames, unitOf } from "@/lib/money/currency";
import { originChoices } from "@/lib/projects/progress-input";
import { FallReason } from "./fall-reason";
import { blankArrived, echoOf, type MonthValues } from "./month-form";

const most = 5;
const sendFile = uploadTo("/api/files");
const currencies = Object.entries(currencyNames).map(([value, label]) => ({ value, label }));

/** Arrived money, one row per place it came from and currency, each with its voucher. */
export function ArrivedRows() {
  const { control } = useFormContext<MonthValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "arrived" });
  return (
    <fieldset className="min-w-0 space-y-3">
      <legend>到位资金</legend>
      {fields.map(({ id }, i) => (
        <ArrivedRow key={id} at={i} onRemove={() => remove(i)} />
      ))}
      <Button
        size="small"
        icon={<Plus size={14} aria-hidden="true" />}
        disabledReason={fields.length >= most ? `一次最多 ${most} 行` : null}
        onClick={() => append(blankArrived)}
      >
        添加到位资金
      </Button>
    </fieldset>
  );
}

function ArrivedRow({ at, onRemove }: { at: number; onRemove: () => void }) {
  const { register, formState, setValue } = useFormContext<MonthValues>();
  const currency = useWatch<MonthValues, `arrived.${number}.currency`>({ name: `arrived.${at}.currency` });
  const error = (name: string) => messageOf(get(formState.errors, `arrived.${at}.${name}`));
  const unit = unitOf("万元", currency);
  return (
    <div className="grid items-start gap-3 rounded bg-subtle p-3 md:grid-cols-[120px_120px_1fr_auto]">
      <Field label="来源地" error={error("origin")}>
        <Select options={originChoices} {...register(`arrived.${at}.origin`)} />
      </Field>
      <Field label="币种" error={error("currency")}>
        <Select options={currencies} {...register(`arrived.${at}.currency`)} />
      </Field>
      <Field label={`金额（${unit}）`} error={error("typed")}>
        <MoneyInput
          unit={unit}
          echo={(text) => echoOf(text, currency)}
          {...register(`arrived.${at}.typed`)}
        />
      </Field>
      <IconButton label={`删去第 ${at + 1} 行`} className="md:mt-6" onClick={onRemove}>
        <Trash2 size={14} aria-hidden="true" />
      </IconButton>
      {currency !== "CNY" && (
        <Field label={`1 ${currencyNames[currency]}合人民币`} error={error("rate")} className="md:col-span-2">
          <TextInput inputMode="decimal" placeholder="如 7.1012" {...register(`arrived.${at}.rate`)} />
        </Field>
      )}
      <div className="space-y-3 md:col-span-4">
        <FallReason name={`arrived.${at}.reason`} />
        <Field label="凭证说明" error={error("voucherNote")}>
          <TextInput placeholder="如 工行回单 2026-11-18" {...register(`arrived.${at}.voucherNote`)} />
        </Field>
        <FileDrop
          upload={sendFile}
          onChange={([key]) => setValue(`arrived.${at}.voucherKey`, key ?? "", { shouldDirty: true })}
          maxBytes={largestFile}
          accept={acceptedExtensions.map((ending) => `.${ending}`).join(",")}
          hint="银行回单、出资证明、设备发票。"
        />
        {error("voucherKey") && <p className="text-xs text-danger">{error("voucherKey")}</p>}
      </div>
    </div>
  );
}
