"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { finishTask } from "@/lib/projects/desk-actions";

export type FinishTaskProps = { id: number; version: number; title: string };

export function FinishTask({ id, version, title }: FinishTaskProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        办结
      </Button>
      {open && (
        <AskDialog
          title={`办结：${title}`}
          act="办结"
          asked={[{ name: "note", label: "办理情况", kind: "lines" }]}
          run={({ note = "" }) => finishTask({ id, version, note })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
