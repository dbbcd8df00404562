import "server-only";
import { createHash } from "node:crypto";
import { actorOf, remember } from "@/lib/audit/change";
import { exportsOf } from "@/lib/auth/rate";
import { Refused } from "@/lib/auth/refusals";
import { isDemo } from "@/lib/auth/settings";
import { can, type Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { showMoment } from "@/lib/date/moment";
import { attachment, fileNameOf } from "@/lib/export/file-name";
import { type Slip, type SlipRow, slipDocument } from "@/lib/export/slip-document";
import { listUnits } from "@/lib/units/queries";
import { type Assignment, type AssignmentView, assignmentView, findAssignment } from "./queries";
import { type Level, levelNames, numberOf, type Source, sourceNames } from "./rules";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** 督办单 as a Word document, for whoever can see the assignment; the taking is in the log. */
export async function assignmentSlip(
  viewer: Viewer,
  query: Readonly<Record<string, unknown>>,
): Promise<Response> {
  if (viewer.preview) throw new Refused("正在预览角色，不能导出；请先退出预览");
  if (!can(viewer, "assignment.export")) throw new Refused();
  exportsOf.take(viewer.userId);
  const assignment = await findAssignment(viewer, String(query.code ?? ""));
  const view = await assignmentView(viewer, assignment);
  const supervisor = (await listUnits()).find(({ id }) => id === assignment.supervisorUnitId);
  const slip: Slip = {
    ...{ title: "督办单", number: numberOf(assignment), rows: rowsOf(assignment, view) },
    office: supervisor?.name ?? view.supervisor,
    day: inFull(assignment.handedOn),
    footer: `打印：${viewer.name}（${viewer.unitName}）　${showMoment(new Date())}`,
    ...{ author: viewer.name, demo: isDemo() },
  };
  const bytes = await slipDocument(slip);
  await remember(actorOf(viewer), "assignment.export", {
    label: `${slip.number} ${assignment.name}`.slice(0, 200),
    reason: `督办单；SHA-256 ${createHash("sha256").update(bytes).digest("hex")}`,
  });
  const marks = isDemo() ? ["演示数据"] : [];
  return new Response(bytes as BodyInit, {
    headers: {
      "content-type": word,
      "content-disposition": attachment(
        fileNameOf([slip.number, assignment.name, ...marks].join("-"), "docx"),
      ),
      "content-length": String(bytes.length),
      "x-content-type-options": "nosniff",
    },
  });
}

function rowsOf(assignment: Assignment, view: AssignmentView): SlipRow[] {
  const { name, requirement, level, source, sourceNote, receiveBy, dueOn, firstDueOn, handedOn } = assignment;
  const due = dueOn === firstDueOn ? inFull(dueOn) : `${inFull(dueOn)}\n（原定${inFull(firstDueOn)}）`;
  const help = [...view.helpers, ...(view.department ? [`${view.department}（配合）`] : [])];
  const last = view.thread.filter(({ kind }) => kind === "replied").at(-1);
  const closed = view.thread.find(({ kind }) => kind === "closed");
  return [
    { label: "督办事项", value: name },
    { label: "办理要求", value: requirement ?? "—" },
    {
      pairs: [
        { label: "承办单位", value: view.owner },
        { label: "责任人", value: view.ownerName ?? "由承办单位确定" },
      ],
    },
    { label: "协办单位", value: help.join("、") || "—" },
    {
      pairs: [
        { label: "督办单位", value: view.supervisor },
        { label: "级别", value: levelNames[level as Level] ?? level },
      ],
    },
    {
      label: "交办方式",
      value: [sourceNames[source as Source] ?? source, sourceNote].filter(Boolean).join("："),
    },
    {
      pairs: [
        { label: "交办日期", value: inFull(handedOn) },
        { label: "接收时限", value: inFull(receiveBy) },
      ],
    },
    {
      pairs: [
        { label: "办结时限", value: due },
        { label: "打印日状态", value: `${stateOf(view)}（${today()}）` },
      ],
    },
    ...(view.projects.length > 0
      ? [
          {
            label: "关联项目",
            value: view.projects.map(({ code, name: of }) => `${of}（${code}）`).join("\n"),
          },
        ]
      : []),
    {
      label: "办理情况",
      value: last ? `${last.body ?? ""}\n${last.unit} ${last.who}　${last.at.slice(0, 10)}` : "",
      lines: 4,
    },
    {
      label: "审核意见",
      value: closed ? `${closed.body ?? "同意销号"}\n${closed.who}　${closed.at.slice(0, 10)}` : "",
      lines: 3,
    },
    { label: "领导批示", value: "", lines: 3 },
  ];
}

const stateOf = ({ left, state }: AssignmentView) => [state, left].filter(Boolean).join("，");

/** 2026年11月28日 */
function inFull(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
