"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Menu } from "@/app/ui/menu";
import { removeListed } from "@/lib/listings/actions";

export function ListedActions({
  code,
  version,
  isFromCase,
}: {
  code: string;
  version: number;
  isFromCase: boolean;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Menu
        button="更多"
        align="end"
        items={[{ label: "删除（误登）", danger: true, onSelect: () => setOpen(true) }]}
      />
      {open && (
        <AskDialog
          title="删除误登的上市公司"
          act="删除"
          danger
          asked={[]}
          run={() => removeListed({ code, version })}
          onClose={() => setOpen(false)}
          leadsTo={() => "/listings/listed"}
        >
          <p>
            后面各家的“第几家”会随之前移。退市的公司请用“编辑”填退市日期和原因，不要删除。
            {isFromCase && "它的后备档案会退回上市前的阶段。"}
          </p>
        </AskDialog>
      )}
    </>
  );
}
