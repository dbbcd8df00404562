"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import type { Answer, Failure } from "@/lib/auth/action";
import { addStandard, closeStandard, reviseStandard } from "@/lib/listings/standard-actions";

type Choice = { value: string; label: string };
type Standard = {
  validFrom: string;
  value: string;
  condition: string;
  ruleName: string;
  mark: string;
  note: string;
};

const marks: Choice[] = [
  { value: "sourced", label: "已核对原文" },
  { value: "general_knowledge_verify", label: "待核" },
];

const askedOf = (standard?: Standard): Asked[] => [
  { name: "validFrom", label: "生效日", kind: "day", required: true },
  {
    name: "value",
    label: "数值",
    kind: "text",
    required: true,
    value: standard?.value ?? "",
    help: "金额以元为单位，如 200000000；比例写小数，如 0.25",
  },
  { name: "condition", label: "条件的文字", kind: "lines", required: true, value: standard?.condition ?? "" },
  { name: "ruleName", label: "出处", kind: "text", required: true, value: standard?.ruleName ?? "" },
  {
    name: "mark",
    label: "核实情况",
    kind: "choice",
    options: marks,
    required: true,
    value: standard?.mark ?? "",
  },
  { name: "note", label: "说明", kind: "text", value: standard?.note ?? "" },
];

const standardOf = (typed: Record<string, string>) => ({
  validFrom: typed.validFrom ?? "",
  value: typed.value ?? "",
  condition: typed.condition ?? "",
  ruleName: typed.ruleName ?? "",
  mark: typed.mark as "sourced" | "general_knowledge_verify",
  note: typed.note ?? "",
});

/** Fields stand without the form's own prefix in these dialogs. */
async function plain(answer: Promise<Answer<unknown>>): Promise<Answer<unknown>> {
  const given = await answer;
  if (given.ok || !given.fieldErrors) return given;
  const fieldErrors = Object.fromEntries(
    Object.entries(given.fieldErrors).map(([path, words]) => [path.replace(/^standard\./, ""), words]),
  );
  return { ...given, fieldErrors } satisfies Failure;
}

type Props = { id: number; version: number; isOver: boolean; isPending: boolean; standard: Standard };

export function StandardActions({ id, version, isOver, isPending, standard }: Props) {
  const [act, setAct] = useState<"revise" | "close" | null>(null);
  if (isOver) return <span className="text-sm text-muted">已定止期</span>;
  const close = () => setAct(null);
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理条款：${standard.condition.slice(0, 14)}`}
        align="end"
        items={[
          ...(isPending ? [] : [{ label: "修改", onSelect: () => setAct("revise") }]),
          { label: "停用", danger: true, onSelect: () => setAct("close") },
        ]}
      />
      {act === "revise" && (
        <AskDialog
          title="修改条款"
          act="保存"
          asked={askedOf(standard)}
          run={(typed) => plain(reviseStandard({ id, version, standard: standardOf(typed) }))}
          onClose={close}
        >
          <p className="text-sm text-muted">
            填新的生效日：现行条款止于前一日，两条都保留。填现行条款的生效日 {standard.validFrom}
            ：按更正处理，不留旧值。
          </p>
        </AskDialog>
      )}
      {act === "close" && (
        <AskDialog
          title="停用条款"
          act="停用"
          danger
          asked={[{ name: "lastDay", label: "最后有效日", kind: "day", required: true }]}
          run={(typed) => closeStandard({ id, version, lastDay: typed.lastDay ?? "" })}
          onClose={close}
        >
          <p>次日起对照不再要求这一条；过去日期的对照仍按它计算。</p>
        </AskDialog>
      )}
    </>
  );
}

type AddProps = {
  board: string;
  boards: readonly Choice[];
  things: { metrics: Choice[]; windows: Choice[]; units: Choice[] };
};

const ways: Choice[] = [
  { value: ">=", label: "不低于（≥）" },
  { value: ">", label: "高于（>）" },
  { value: "=", label: "为（=，是否类填 1）" },
];

/** A condition nobody has recorded: chosen from what a case can be measured by, so that it can be judged at once. */
export function AddStandard({ board, boards, things }: AddProps) {
  const [open, setOpen] = useState(false);
  const choice = (name: string, label: string, options: readonly Choice[], value = ""): Asked => ({
    name,
    label,
    kind: "choice",
    options,
    required: true,
    value,
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>加入条款</Button>
      {open && (
        <AskDialog
          title="加入条款"
          act="加入"
          asked={[
            choice("board", "板块", boards, board),
            {
              name: "setNo",
              label: "套号",
              kind: "text",
              required: true,
              help: "第几套写数字；各套都要满足的基础条件写 B，定位或属性写 P",
            },
            { name: "appliesTo", label: "适用对象", kind: "text", required: true, value: "一般企业" },
            choice(
              "alt",
              "并列方案",
              ["a", "b", "c", "d", "e", "f"].map((value) => ({ value, label: value.toUpperCase() })),
              "a",
            ),
            choice("metric", "指标", things.metrics),
            choice("window", "口径", things.windows),
            choice("op", "比较", ways, ">="),
            choice("unit", "单位", things.units),
            ...askedOf(),
          ]}
          run={(typed) =>
            plain(
              addStandard({
                standard: {
                  ...standardOf(typed),
                  board: typed.board ?? "",
                  setNo: typed.setNo ?? "",
                  appliesTo: typed.appliesTo ?? "",
                  alt: typed.alt ?? "",
                  metric: typed.metric ?? "",
                  window: typed.window ?? "",
                  op: typed.op as ">=",
                  unit: typed.unit ?? "",
                },
              }),
            )
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
