"use client";

import { useState } from "react";
import { get, useFormContext, useWatch } from "react-hook-form";
import { messageOf } from "@/app/(office)/form/error-message";
import { FormFrame } from "@/app/(office)/form/form-frame";
import { useRecordForm } from "@/app/(office)/form/use-record-form";
import { Button } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { MoneyInput } from "@/app/ui/money-input";
import { RadioGroup } from "@/app/ui/radio-group";
import { Select } from "@/app/ui/select";
import { Textarea } from "@/app/ui/textarea";
import { reportMonth } from "@/lib/projects/progress-actions";
import { basisChoices } from "@/lib/projects/progress-input";
import { ArrivedRows } from "./arrived-rows";
import { FallReason } from "./fall-reason";
import { cellLabels, cellsOf, echoOf, type MonthValues, monthForm, partOf } from "./month-form";

export type MonthReportProps = {
  code: string;
  version: number;
  choices: readonly string[];
  recorded: readonly { month: string; words: string }[];
};

/** One month of this project, opened when somebody wants to fill it. */
export function MonthReport(props: MonthReportProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="no-print border-b border-line p-4">
      {open ? (
        <OpenForm {...props} onClose={() => setOpen(false)} />
      ) : (
        <Button look="primary" onClick={() => setOpen(true)}>
          填报一个月
        </Button>
      )}
    </div>
  );
}

function OpenForm({ code, version, choices, recorded, onClose }: MonthReportProps & { onClose: () => void }) {
  const wordsOf = (month: string) => recorded.find((one) => one.month === month)?.words ?? "";
  const first = choices[0] ?? "";
  const record = useRecordForm<MonthValues>({
    schema: monthForm,
    values: {
      month: first,
      basis: "month",
      investment: { typed: "", reason: "" },
      arrived: [],
      words: wordsOf(first),
    },
    draft: null,
    version,
    send: (values, { confirmed, version: current }) =>
      reportMonth({
        ...cellsOf(values, wordsOf(values.month)),
        code,
        version: current,
        confirmed: confirmed.flatMap((keys) => keys.split(" ")),
      }),
    onSaved: onClose,
  });
  return (
    <FormFrame
      record={record}
      labels={cellLabels}
      part={partOf}
      act="保存"
      cancel={<Button onClick={onClose}>取消</Button>}
    >
      <Fields choices={choices} wordsOf={wordsOf} recorded={recorded.map(({ month }) => month)} />
    </FormFrame>
  );
}

type FieldsProps = {
  choices: readonly string[];
  wordsOf: (month: string) => string;
  recorded: readonly string[];
};

function Fields({ choices, wordsOf, recorded }: FieldsProps) {
  const { register, formState, setValue } = useFormContext<MonthValues>();
  const month = useWatch<MonthValues, "month">({ name: "month" });
  const error = (name: string) => messageOf(get(formState.errors, name));
  const again = recorded.includes(month);
  return (
    <div className="space-y-4">
      <div className="grid gap-4 md:grid-cols-[200px_1fr]">
        <Field
          label="月份"
          error={error("month")}
          help={again ? "这个月已填过；只改动填写的内容" : undefined}
        >
          <Select
            options={choices.map((value) => ({ value, label: value }))}
            {...register("month", { onChange: ({ target }) => setValue("words", wordsOf(target.value)) })}
          />
        </Field>
        <RadioGroup
          label="下面的金额是"
          options={basisChoices}
          error={error("basis")}
          {...register("basis")}
        />
      </div>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="完成投资（万元）" error={error("investment.typed")} help="不填表示还不知道，不等于零">
          <MoneyInput unit="万元" echo={(text) => echoOf(text, "CNY")} {...register("investment.typed")} />
        </Field>
        <FallReason name="investment.reason" />
      </div>
      <ArrivedRows />
      <Field label="形象进度" error={error("words")}>
        <Textarea rows={3} limit={1_000} {...register("words")} />
      </Field>
    </div>
  );
}
