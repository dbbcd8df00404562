"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { keepCheck } from "@/lib/listings/actions";

type Props = { code: string; board: string; asOf: string; boardWord: string };

/** Keeps what is on the page as it stands; later changes to figures or rules do not touch it. */
export function KeepButton({ code, board, asOf, boardWord }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>留存</Button>
      {open && (
        <AskDialog
          title="留存条件对照"
          act="留存"
          asked={[{ name: "note", label: "说明", kind: "text", help: "例如：报市领导、辅导备案前" }]}
          run={(typed) => keepCheck({ code, board, asOf, note: typed.note ?? "" })}
          onClose={() => setOpen(false)}
        >
          <p>
            {boardWord}，按 {asOf} 的规则。留存后不再变化，可与以后的对照比较。
          </p>
        </AskDialog>
      )}
    </>
  );
}
