"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Menu } from "@/app/ui/menu";
import { nameChainLeader, removeCompany } from "@/lib/companies/actions";

type Props = { code: string; version: number; isChainLeader: boolean; mayName: boolean; mayRemove: boolean };

export function CompanyActions({ code, version, isChainLeader, mayName, mayRemove }: Props) {
  const [act, setAct] = useState<"name" | "unname" | "remove" | null>(null);
  if (!mayName && !mayRemove) return null;
  const close = () => setAct(null);
  const target = { code, version };
  return (
    <>
      <Menu
        button="更多"
        align="end"
        items={[
          ...(mayName && !isChainLeader ? [{ label: "认定为链主", onSelect: () => setAct("name") }] : []),
          ...(mayName && isChainLeader ? [{ label: "取消链主", onSelect: () => setAct("unname") }] : []),
          ...(mayRemove ? [{ label: "删除企业", danger: true, onSelect: () => setAct("remove") }] : []),
        ]}
      />
      {act === "name" && (
        <AskDialog
          title="认定为链主企业"
          act="认定"
          asked={[
            { name: "from", label: "认定日期", kind: "day", required: true },
            { name: "to", label: "到期日", kind: "day" },
          ]}
          run={(typed) =>
            nameChainLeader({ ...target, isChainLeader: true, from: typed.from ?? "", to: typed.to ?? "" })
          }
          onClose={close}
        >
          <p>链主企业对全市各单位可见。</p>
        </AskDialog>
      )}
      {act === "unname" && (
        <AskDialog
          title="取消链主"
          act="取消链主"
          danger
          asked={[]}
          run={() => nameChainLeader({ ...target, isChainLeader: false, from: "", to: "" })}
          onClose={close}
        />
      )}
      {act === "remove" && (
        <AskDialog
          title="删除企业"
          act="删除"
          danger
          asked={[]}
          run={() => removeCompany(target)}
          onClose={close}
          leadsTo={() => "/companies"}
        >
          <p>将删除这家企业和它的联系人；有项目关联时不能删除。</p>
        </AskDialog>
      )}
    </>
  );
}
