"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { addItems } from "@/lib/reviews/actions";
import { type Topic, topicNames } from "@/lib/reviews/rules";

/** Funds, listings, land and energy: what is spoken about without being one project. */
export function AddTopic({ code }: { code: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        加专题
      </Button>
      {open && (
        <AskDialog
          title="加入专题"
          act="加入议程"
          asked={[
            {
              name: "topic",
              label: "专题",
              kind: "choice",
              required: true,
              options: Object.entries(topicNames).map(([value, label]) => ({ value, label })),
            },
            { name: "title", label: "名称", kind: "text", help: "不填就用专题的名字" },
            { name: "minutes", label: "时长（分钟）", kind: "text", required: true, value: "10" },
          ]}
          run={({ topic = "", title = "", minutes = "" }) =>
            addItems({ code, items: [{ kind: "topic", topic: topic as Topic, title, minutes }] })
          }
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
