"use client";

import { useState } from "react";
import { useAct } from "@/app/(office)/admin/use-act";
import { Button } from "@/app/ui/button";
import { Field } from "@/app/ui/field";
import { TextInput } from "@/app/ui/text-input";
import { verifyLog } from "@/lib/audit/actions";

type Result = { isSound: boolean; words: string[] };

/** Computes the whole chain anew; a head noted earlier shows whether its tail was cut off. */
export function VerifyLog() {
  const { act, pending } = useAct(verifyLog);
  const [head, setHead] = useState("");
  const [result, setResult] = useState<Result | null>(null);
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label="以前抄录的链头（可不填）" className="w-[360px] max-w-full">
        <TextInput value={head} onChange={({ target }) => setHead(target.value)} />
      </Field>
      <Button pending={pending} onClick={() => void act({ head: head.trim() }, setResult)}>
        校验全部记录
      </Button>
      {result && (
        <p role="status" className={result.isSound ? "text-good" : "text-danger"}>
          {result.words.join("；")}
        </p>
      )}
    </div>
  );
}
