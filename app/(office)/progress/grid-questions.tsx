"use client";

import { useState } from "react";
import { Button } from "@/app/ui/button";
import { Dialog } from "@/app/ui/dialog";
import { Field } from "@/app/ui/field";
import { TextInput } from "@/app/ui/text-input";
import type { Wanted } from "./grid-changes";

export type GridQuestionsProps = {
  wanted: readonly Wanted[];
  nameOf: (code: string) => string;
  /** Reasons by project and cell; null leaves these rows unsaved. */
  onAnswer: (reasons: Record<string, Record<string, string>> | null) => void;
};

/** Everything a save has to ask about, in one place: surprising numbers to confirm, falls to explain. */
export function GridQuestions({ wanted, nameOf, onAnswer }: GridQuestionsProps) {
  const [reasons, setReasons] = useState<Record<string, Record<string, string>>>({});
  const missing = wanted.some(({ code, reasons: asked }) =>
    asked.some(({ cell }) => !reasons[code]?.[cell]?.trim()),
  );
  return (
    <Dialog
      open
      urgent
      title={`有 ${wanted.length} 个项目请核对`}
      onClose={() => onAnswer(null)}
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>返回修改</Button>
          <Button
            look="primary"
            disabledReason={missing ? "请先写明累计下降的原因" : null}
            onClick={() => onAnswer(reasons)}
          >
            情况属实，保存
          </Button>
        </>
      }
    >
      <ul className="space-y-4">
        {wanted.map(({ code, question, reasons: asked }) => (
          <li key={code}>
            <p className="font-semibold">{nameOf(code)}</p>
            {question && <p className="mt-1 whitespace-pre-line text-sm">{question.message}</p>}
            {asked.map(({ cell, message }) => (
              <Field key={cell} label={message} required className="mt-1">
                <TextInput
                  value={reasons[code]?.[cell] ?? ""}
                  onChange={(event) =>
                    setReasons({ ...reasons, [code]: { ...reasons[code], [cell]: event.target.value } })
                  }
                />
              </Field>
            ))}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
