"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { PaperDrop } from "@/app/(office)/listings/board/paper-drop";
import { Button } from "@/app/ui/button";
import { Menu } from "@/app/ui/menu";
import { closeObstacle, raiseObstacle, reopenObstacle, reviseObstacle } from "@/lib/listings/actions";
import { obstacleFields as of } from "@/lib/listings/fields";
import type { ObstacleForm } from "@/lib/listings/input";
import { obstacleKinds, severities } from "@/lib/listings/rules";

type Option = { value: string; label: string };

const listed = (choices: Readonly<Record<string, string>>): Option[] =>
  Object.entries(choices).map(([value, label]) => ({ value, label }));

const askedOf = (departments: readonly Option[], obstacle?: ObstacleForm): Asked[] => [
  {
    name: "kind",
    label: of.kind.label,
    kind: "choice",
    options: listed(obstacleKinds),
    required: true,
    value: obstacle?.kind ?? "",
  },
  { name: "content", label: of.content.label, kind: "lines", required: true, value: obstacle?.content ?? "" },
  {
    name: "severity",
    label: of.severity.label,
    kind: "choice",
    options: listed(severities),
    value: obstacle?.severity ?? "",
  },
  {
    name: "departmentId",
    label: of.departmentId.label,
    kind: "choice",
    options: departments,
    value: obstacle?.departmentId ?? "",
  },
  { name: "dueOn", label: of.dueOn.label, kind: "day", value: obstacle?.dueOn ?? "" },
];

const obstacleOf = (typed: Record<string, string>): ObstacleForm => ({
  kind: typed.kind ?? "",
  content: typed.content ?? "",
  severity: typed.severity ?? "",
  departmentId: typed.departmentId ?? "",
  dueOn: typed.dueOn ?? "",
});

type RaiseProps = { code: string; formKey: string; departments: readonly Option[]; isConfidential: boolean };

export function RaiseObstacle({ code, formKey, departments, isConfidential }: RaiseProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        登记障碍
      </Button>
      {open && (
        <AskDialog
          title="登记障碍"
          act="登记"
          asked={askedOf(departments)}
          run={(typed) => raiseObstacle({ key: formKey, code, obstacle: obstacleOf(typed) })}
          onClose={() => setOpen(false)}
        >
          <p className="text-sm text-muted">
            {isConfidential
              ? "这是保密企业：责任部门在系统里看不到它，请线下转办。"
              : "责任部门的联络员会看到企业名称、阶段和这一项障碍，看不到财务数据。"}
          </p>
        </AskDialog>
      )}
    </>
  );
}

type Props = {
  code: string;
  id: number;
  version: number;
  isClosed: boolean;
  obstacle: ObstacleForm;
  departments: readonly Option[];
};

export function ObstacleActions({ code, id, version, isClosed, obstacle, departments }: Props) {
  const [act, setAct] = useState<"close" | "revise" | "reopen" | null>(null);
  const [fileKey, setFileKey] = useState<string | null>(null);
  const part = { code, id, version };
  const close = () => setAct(null);
  return (
    <>
      <Menu
        size="small"
        button="办理"
        label={`办理障碍：${obstacle.content.slice(0, 12)}`}
        align="end"
        items={
          isClosed
            ? [{ label: "重新打开", onSelect: () => setAct("reopen") }]
            : [
                { label: "销号", onSelect: () => setAct("close") },
                { label: "修改", onSelect: () => setAct("revise") },
              ]
        }
      />
      {act === "close" && (
        <AskDialog
          title="销号"
          act="销号"
          asked={[
            { name: "closedOn", label: "销号日期", kind: "day", required: true },
            { name: "closeNote", label: "怎样解决的", kind: "lines", required: true },
          ]}
          run={(typed) =>
            closeObstacle({
              ...part,
              closedOn: typed.closedOn ?? "",
              closeNote: typed.closeNote ?? "",
              fileKey,
            })
          }
          onClose={close}
          extra={<PaperDrop hint="佐证材料：批复、证照、证明" onChange={setFileKey} />}
        />
      )}
      {act === "revise" && (
        <AskDialog
          title="修改障碍"
          act="保存"
          asked={askedOf(departments, obstacle)}
          run={(typed) => reviseObstacle({ ...part, obstacle: obstacleOf(typed) })}
          onClose={close}
        />
      )}
      {act === "reopen" && (
        <AskDialog
          title="重新打开"
          act="重新打开"
          asked={[]}
          run={() => reopenObstacle(part)}
          onClose={close}
        >
          <p>销号记录仍在变更记录里。</p>
        </AskDialog>
      )}
    </>
  );
}
