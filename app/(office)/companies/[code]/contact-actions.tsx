"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import { logContact, removeContact, reviseContact } from "@/lib/companies/actions";
import { contactFields as of } from "@/lib/companies/fields";
import type { ContactForm } from "@/lib/companies/input";

const keys = ["name", "title", "phone", "email", "note"] as const;

const askedOf = (contact?: ContactForm): Asked[] =>
  keys.map((key) => ({
    name: key,
    label: of[key].label,
    kind: "text",
    required: of[key].required,
    value: contact?.[key] ?? "",
  }));

const contactOf = (typed: Record<string, string>): ContactForm => ({
  name: typed.name ?? "",
  title: typed.title ?? "",
  phone: typed.phone ?? "",
  email: typed.email ?? "",
  note: typed.note ?? "",
});

export function AddContact({ code, formKey }: { code: string; formKey: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        添加
      </Button>
      {open && (
        <AskDialog
          title="添加联系人"
          act="添加"
          asked={askedOf()}
          run={(typed) => logContact({ key: formKey, code, contact: contactOf(typed) })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type Props = {
  code: string;
  id: number;
  version: number;
  contact: ContactForm;
  mayRevise: boolean;
  mayRemove: boolean;
};

export function ContactActions({ code, id, version, contact, mayRevise, mayRemove }: Props) {
  const [act, setAct] = useState<"revise" | "remove" | null>(null);
  const close = () => setAct(null);
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理联系人${contact.name}`}
        align="end"
        items={[
          ...(mayRevise ? [{ label: "修改", onSelect: () => setAct("revise") }] : []),
          ...(mayRemove ? [{ label: "删除", danger: true, onSelect: () => setAct("remove") }] : []),
        ]}
      />
      {act === "revise" && (
        <AskDialog
          title="修改联系人"
          act="保存"
          asked={askedOf(contact)}
          run={(typed) => reviseContact({ code, id, version, contact: contactOf(typed) })}
          onClose={close}
        />
      )}
      {act === "remove" && (
        <AskDialog
          title={`删除联系人 ${contact.name}`}
          act="删除"
          danger
          asked={[]}
          run={() => removeContact({ code, id, version })}
          onClose={close}
        />
      )}
    </>
  );
}
