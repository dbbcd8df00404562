"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Menu } from "@/app/ui/menu";
import { removeFund } from "@/lib/funds/actions";

export function FundActions({ code, version, name }: { code: string; version: number; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Menu
        button="更多"
        align="end"
        items={[{ label: "删除基金", danger: true, onSelect: () => setOpen(true) }]}
      />
      {open && (
        <AskDialog
          title={`删除 ${name}`}
          act="删除"
          danger
          asked={[]}
          run={() => removeFund({ code, version })}
          onClose={() => setOpen(false)}
          leadsTo={() => "/funds"}
        >
          <p>只能删除登记错、还没有认缴、投资和流水的基金；清算的基金请改状态。</p>
        </AskDialog>
      )}
    </>
  );
}
