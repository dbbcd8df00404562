"use client";

import { useState } from "react";
import { AskedButton } from "@/app/(office)/asked-button";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { draftAll, draftPaper, signPaper } from "@/lib/reviews/actions";
import type { MinutesWords } from "@/lib/reviews/input";
import { longestMessage, type PaperKind } from "@/lib/reviews/rules";

export const DraftAll = ({ code }: { code: string }) => (
  <AskedButton
    look="primary"
    label="一键生成全部材料"
    title="生成会议材料"
    done="会议材料已生成"
    run={() => draftAll({ code })}
  />
);

export const DraftPaper = ({ code, kind }: { code: string; kind: PaperKind }) => (
  <AskedButton
    size="small"
    label="重新生成"
    title="生成一版"
    done="已生成新的一版"
    run={() =>
      draftPaper(kind === "minutes" || kind === "message" ? { code, kind, words: null } : { code, kind })
    }
  />
);

export const SignPaper = ({ code, id, version }: { code: string; id: number; version: number }) => (
  <AskedButton
    size="small"
    look="primary"
    label="签发"
    title="签发"
    question="签发后这一版不能再改；需要修改时另生成一版。"
    done="已签发"
    run={() => signPaper({ code, id, version })}
  />
);

export function EditMessage({ code, text }: { code: string; text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        修改
      </Button>
      {open && (
        <AskDialog
          title="修改短信"
          act="存为新一版"
          asked={[
            {
              name: "words",
              label: "短信",
              kind: "lines",
              required: true,
              value: text,
              help: `不超过 ${longestMessage} 字`,
            },
          ]}
          run={({ words = "" }) => draftPaper({ code, kind: "message", words })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

const section = (i: number) => `section${i}`;

const askedOf = ({ title, number, opening, sections, attendees, signer, day }: MinutesWords): Asked[] => [
  { name: "title", label: "标题", kind: "text", required: true, value: title },
  { name: "number", label: "文号", kind: "text", value: number ?? "" },
  { name: "opening", label: "会议情况", kind: "lines", required: true, value: opening },
  ...sections.map(
    ({ heading, paragraphs }, i): Asked => ({
      name: section(i),
      label: heading,
      kind: "lines",
      value: paragraphs.join("\n"),
      help: "一行一段",
    }),
  ),
  { name: "attendees", label: "出席", kind: "lines", value: attendees ?? "" },
  { name: "signer", label: "落款单位", kind: "text", required: true, value: signer },
  { name: "day", label: "成文日期", kind: "day", required: true, value: day },
];

const wordsOf = (typed: Record<string, string>, before: MinutesWords) => ({
  title: typed.title ?? "",
  number: typed.number ?? "",
  opening: typed.opening ?? "",
  sections: before.sections.map(({ heading }, i) => ({
    heading,
    paragraphs: (typed[section(i)] ?? "").split("\n").filter((line) => line.trim() !== ""),
  })),
  attendees: typed.attendees ?? "",
  signer: typed.signer ?? "",
  day: typed.day ?? "",
});

/** The minutes' own words; what is saved is one more edition. */
export function EditMinutes({ code, words }: { code: string; words: MinutesWords }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        修改
      </Button>
      {open && (
        <AskDialog
          title="修改会议纪要"
          act="存为新一版"
          asked={askedOf(words)}
          run={(typed) => draftPaper({ code, kind: "minutes", words: wordsOf(typed, words) })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
