"use client";

import { useState } from "react";
import { findProjects } from "@/app/(office)/projects/find-projects";
import { Button } from "@/app/ui/button";
import { Combobox } from "@/app/ui/combobox";
import { Dialog } from "@/app/ui/dialog";
import { Field } from "@/app/ui/field";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import { addItems } from "@/lib/reviews/actions";

/** A project no rule brought. The dialog stays open, so that several can be added one after the other. */
export function AddProject({ code }: { code: string }) {
  const { readAgain } = useReadAgain();
  const [open, setOpen] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  async function add(project: string) {
    setFailure(null);
    const answer = await addItems({ code, items: [{ kind: "project", project, rule: null }] }).catch(
      () => null,
    );
    if (!answer?.ok) return setFailure(answer?.message ?? "网络不通，请检查连接后再试");
    notify("已加入议程");
    readAgain();
  }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        加项目
      </Button>
      <Dialog open={open} title="加入项目" onClose={() => setOpen(false)}>
        <div className="min-h-[320px]">
          <Field label="项目" help="名称、拼音首字母或编号" error={failure}>
            <Combobox value={null} search={findProjects} onChange={(one) => one && void add(one.value)} />
          </Field>
        </div>
      </Dialog>
    </>
  );
}
