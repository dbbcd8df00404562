"use client";

import type { ReactNode } from "react";
import { get, useFormContext, useWatch } from "react-hook-form";
import { Field } from "@/app/ui/field";
import { MoneyInput } from "@/app/ui/money-input";
import { TextInput } from "@/app/ui/text-input";
import type { Field as Fact } from "@/lib/fields/kinds";
import type { TypedAmount } from "@/lib/fields/numbers";
import { type Amount, echoAmount, parseAmount } from "@/lib/money/amount";
import { currencyNames } from "@/lib/money/currency";
import { messageOf } from "./error-message";
import { useRegister } from "./use-register";

export type AmountControlProps = {
  of: Fact<Amount | null, TypedAmount>;
  name: string;
  help?: ReactNode;
  className?: string;
};

/** Money as people write it; for foreign money the dated rate, without which its yuan stay unknown. */
export function AmountControl({ of, name, help, className }: AmountControlProps) {
  const { formState } = useFormContext();
  const register = useRegister();
  const unit = of.unit === "亿元" ? "亿元" : "万元";
  const typed: string = useWatch({ name: `${name}.typed` }) ?? "";
  const rules = { unit, allowNegative: of.signed } as const;
  const parsed = parseAmount(typed, rules);
  const currency = parsed.ok ? (parsed.amount?.currency ?? "CNY") : "CNY";
  return (
    <div className={className}>
      <Field
        label={`${of.label}（${unit}）`}
        required={of.required}
        error={messageOf(get(formState.errors, name))}
        help={help}
      >
        <MoneyInput unit={unit} echo={(text) => echoOf(text, rules)} {...register(`${name}.typed`)} />
      </Field>
      {currency !== "CNY" && (
        <div className="mt-2 grid grid-cols-3 gap-2 rounded bg-subtle p-2">
          <Field label={`1 ${currencyNames[currency]}合人民币`}>
            <TextInput inputMode="decimal" placeholder="如 7.1012" {...register(`${name}.rate`)} />
          </Field>
          <Field label="汇率日期">
            <TextInput placeholder="如 2026-11-24" {...register(`${name}.rateOn`)} />
          </Field>
          <Field label="汇率来源">
            <TextInput placeholder="如 外汇交易中心中间价" {...register(`${name}.rateSource`)} />
          </Field>
        </div>
      )}
    </div>
  );
}

function echoOf(text: string, rules: { unit: "万元" | "亿元"; allowNegative?: boolean }): string | null {
  const parsed = parseAmount(text, rules);
  if (!parsed.ok) return parsed.message;
  return parsed.amount ? echoAmount(parsed.amount, rules.unit) : null;
}
