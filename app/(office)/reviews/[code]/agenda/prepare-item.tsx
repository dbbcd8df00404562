"use client";

import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { prepareItem } from "@/lib/reviews/actions";
import type { MeetingItem } from "@/lib/reviews/queries";

type Props = {
  code: string;
  item: MeetingItem;
  departments: readonly { value: string; label: string }[];
  onClose: () => void;
};

/** What the leaders should know and decide about one item. */
export function PrepareItem({ code, item, departments, onClose }: Props) {
  return (
    <AskDialog
      title={`准备：${item.title}`}
      act="保存"
      asked={[
        ...(item.kind === "topic"
          ? [{ name: "title", label: "名称", kind: "text" as const, required: true, value: item.title }]
          : []),
        { name: "obstacle", label: "卡在哪里", kind: "lines", value: item.obstacle ?? "" },
        {
          name: "department",
          label: "需要哪个部门",
          kind: "choice",
          options: departments,
          value: item.departmentId ? String(item.departmentId) : "",
        },
        {
          name: "suggestion",
          label: "建议议定",
          kind: "lines",
          value: item.suggestion ?? "",
          help: "只有市里和领导看得到",
        },
        { name: "presenter", label: "汇报人", kind: "text", value: item.presenter ?? "" },
        { name: "minutes", label: "时长（分钟）", kind: "text", required: true, value: String(item.minutes) },
      ]}
      run={(typed) =>
        prepareItem({
          ...{ code, id: item.id, version: item.version },
          title: typed.title ?? "",
          minutes: typed.minutes ?? "",
          presenter: typed.presenter ?? "",
          obstacle: typed.obstacle ?? "",
          departmentId: typed.department ? Number(typed.department) : null,
          suggestion: typed.suggestion ?? "",
        })
      }
      onClose={onClose}
    />
  );
}
