"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { explainLight, judgeReason, overrideLight } from "@/lib/projects/light-actions";
import type { ExplainInput, JudgeInput, OverrideInput } from "@/lib/projects/light-input";

type Option = { value: string; label: string };

/** The unit says why, and until when that should hold. */
export function ExplainLight({ code, rules }: { code: string; rules: readonly Option[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        说明原因
      </Button>
      {open && (
        <AskDialog
          title="说明亮灯原因"
          act="提交说明"
          asked={[
            {
              name: "rule",
              label: "哪一条",
              kind: "choice",
              options: rules,
              required: true,
              value: rules[0]?.value,
            },
            { name: "reason", label: "原因", kind: "lines", required: true },
            {
              name: "untilDay",
              label: "到哪一天为止",
              kind: "day",
              required: true,
              help: "市招商中心认可后，到期前这一条不计入灯色",
            },
          ]}
          run={({ rule = "", reason = "", untilDay = "" }) =>
            explainLight({ code, rule: rule as ExplainInput["rule"], reason, untilDay })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const verdicts: readonly Option[] = [
  { value: "accepted", label: "认可，到期前免评" },
  { value: "refused", label: "不认可" },
];

export function JudgeReason(props: { code: string; id: number; version: number; words: string }) {
  const [open, setOpen] = useState(false);
  const { words, ...target } = props;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        评议
      </Button>
      {open && (
        <AskDialog
          title="评议原因"
          act="提交评议"
          asked={[
            { name: "verdict", label: "结论", kind: "choice", options: verdicts, required: true },
            { name: "answer", label: "意见", kind: "lines", help: "不认可的须写明" },
          ]}
          run={({ verdict = "", answer = "" }) =>
            judgeReason({ ...target, verdict: verdict as JudgeInput["verdict"], answer })
          }
          onClose={() => setOpen(false)}
        >
          <p className="whitespace-pre-line rounded bg-subtle px-3 py-2">{words}</p>
        </AskDialog>
      )}
    </>
  );
}

const colours: readonly Option[] = [
  { value: "green", label: "● 绿灯" },
  { value: "yellow", label: "▲ 黄灯" },
  { value: "red", label: "■ 红灯" },
];

/** A leader's own colour, which ends by itself. */
export function OverrideLight({ code }: { code: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        人工定灯
      </Button>
      {open && (
        <AskDialog
          title="人工定灯"
          act="定灯"
          asked={[
            { name: "colour", label: "灯色", kind: "choice", options: colours, required: true },
            { name: "reason", label: "原因", kind: "lines", required: true },
            {
              name: "untilDay",
              label: "到哪一天为止",
              kind: "day",
              required: true,
              help: "最长 3 个月，到期自动失效；规则算得的灯色始终一并显示",
            },
          ]}
          run={({ colour = "", reason = "", untilDay = "" }) =>
            overrideLight({ code, colour: colour as OverrideInput["colour"], reason, untilDay })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
