"use client";

import { useState } from "react";
import { AskDialog, type Asked } from "@/app/(office)/form/ask-dialog";
import { findProjects, projectCodeIn } from "@/app/(office)/projects/find-projects";
import { Menu } from "@/app/ui/menu";
import type { Answer } from "@/lib/auth/action";
import { voidProject } from "@/lib/projects/actions";
import {
  endProject,
  linkProject,
  mergeProject,
  pauseProject,
  resumeProject,
  setPace,
  transferProject,
} from "@/lib/projects/stage-actions";

export type StatusActionsProps = {
  code: string;
  version: number;
  status: string;
  /** A phase of another project, or an expansion of one. */
  linked: boolean;
  may: {
    pace: boolean;
    pause: boolean;
    resume: boolean;
    end: boolean;
    transfer: boolean;
    merge: boolean;
    link: boolean;
    void: boolean;
  };
  units: readonly { value: string; label: string }[];
};

type Typed = Record<string, string>;
type Act = {
  title: string;
  danger?: boolean;
  asked: Asked[];
  note: string;
  offered: boolean;
  run: (typed: Typed) => Promise<Answer<unknown>>;
  leads?: string;
};

const why: Asked = { name: "reason", label: "原因", kind: "lines", required: true };
const causes = ["要素保障", "市场变化", "资金", "主体变更", "政策", "竞争地区", "其他"].map((label) => ({
  value: label,
  label,
}));
const cause: Asked = { name: "cause", label: "主要原因类别", kind: "choice", options: causes };

type Target = { code: string; version: number };

/** Another project than this one: found by typing, or its code pasted. */
const another = (name: string, label: string, { code }: Target): Asked => ({
  ...{ name, label, kind: "record", required: true },
  search: async (question) => (await findProjects(question)).filter(({ value }) => value !== code),
  read: projectCodeIn,
  help: "名称、拼音首字母或编号",
});

const isOpen = (status: string) => status !== "ended" && status !== "merged";

const plainOf = (target: Target) => (typed: Typed) => ({
  ...target,
  reason: typed.reason ?? "",
  cause: typed.cause ?? "",
  destination: typed.destination ?? "",
  recheckOn: typed.recheckOn ?? "",
});

/** How fast it goes, and whether it goes on. */
function statusActs({ code, version, status, may }: StatusActionsProps): Record<string, Act> {
  const plain = plainOf({ code, version });
  const open = isOpen(status);
  return {
    resume: {
      title: "恢复推进",
      asked: [why],
      note: "",
      offered: may.resume && status !== "active",
      run: (typed) => resumeProject(plain(typed)),
    },
    slow: {
      title: "标为放缓",
      asked: [why],
      note: "",
      offered: may.pace && open && status !== "slow",
      run: (typed) => setPace({ ...plain(typed), pace: "slow" }),
    },
    stalled: {
      title: "标为停滞",
      asked: [why],
      note: "",
      offered: may.pace && open && status !== "stalled",
      run: (typed) => setPace({ ...plain(typed), pace: "stalled" }),
    },
    pause: {
      title: "暂缓",
      asked: [why, cause, { name: "recheckOn", label: "复核日期", kind: "day", required: true }],
      note: "暂缓期间不计入在谈和在建，保留签约数；到复核日期会提醒。",
      offered: may.pause && open && status !== "paused",
      run: (typed) => pauseProject(plain(typed)),
    },
    end: {
      title: "终止",
      danger: true,
      asked: [
        why,
        cause,
        { name: "destination", label: "流失去向（如有）", kind: "text", help: "例如：落户外省某市" },
      ],
      note: "终止后从存量中扣除；已计入年度签约的不删除历史。",
      offered: may.end && open,
      run: (typed) => endProject(plain(typed)),
    },
  };
}

/** Where it belongs and what it belongs to. */
function placeActs({ code, version, status, linked, may, units }: StatusActionsProps): Record<string, Act> {
  const target = { code, version };
  const open = isOpen(status);
  return {
    transfer: {
      title: "流转到其他单位",
      asked: [{ name: "unitId", label: "接收单位", kind: "choice", options: units, required: true }, why],
      note: "流转后由接收单位负责，原单位不再看到。",
      offered: may.transfer && open,
      run: (typed) =>
        transferProject({ ...target, unitId: Number(typed.unitId), reason: typed.reason ?? "" }),
    },
    merge: {
      title: "合并到另一个项目",
      danger: true,
      asked: [another("into", "保留的项目", target), why],
      note: "确认是同一个项目时使用；本条不再计数，保留指向。",
      offered: may.merge && open,
      run: (typed) => mergeProject({ ...target, into: typed.into ?? "", reason: typed.reason ?? "" }),
    },
    phase: {
      title: "设为某项目的分期",
      asked: [another("of", "总项目", target)],
      note: "总投资记在总项目上，只计一次；分期只汇总进展。",
      offered: may.link,
      run: (typed) => linkProject({ ...target, as: "phase", of: typed.of ?? "" }),
    },
    expansion: {
      title: "设为增资扩产",
      asked: [another("of", "首期项目", target)],
      note: "本项目的金额应只填增量，不再计为新项目。",
      offered: may.link,
      run: (typed) => linkProject({ ...target, as: "expansion", of: typed.of ?? "" }),
    },
    unlink: {
      title: "取消分期或增资关联",
      asked: [],
      note: "以后单独计数。",
      offered: may.link && linked,
      run: () => linkProject({ ...target, as: "none", of: "" }),
    },
    void: {
      title: "作废",
      danger: true,
      asked: [why],
      note: "只用于误登的记录；正式签约已认定的项目须办理终止。",
      offered: may.void,
      run: (typed) => voidProject({ ...target, reason: typed.reason ?? "" }),
      leads: "/projects",
    },
  };
}

export function StatusActions(props: StatusActionsProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const acts = Object.entries({ ...statusActs(props), ...placeActs(props) }).filter(
    ([, { offered }]) => offered,
  );
  const act = acts.find(([key]) => key === chosen)?.[1];
  return (
    <>
      <Menu
        button="更多"
        align="end"
        items={acts.map(([key, { title, danger }]) => ({
          label: title,
          danger,
          onSelect: () => setChosen(key),
        }))}
      />
      {act && (
        <AskDialog
          title={act.title}
          act={act.title}
          danger={act.danger}
          asked={act.asked}
          run={act.run}
          onClose={() => setChosen(null)}
          leadsTo={() => act.leads ?? null}
        >
          {act.note && <p>{act.note}</p>}
        </AskDialog>
      )}
    </>
  );
}
