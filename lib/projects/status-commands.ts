import "server-only";
import { and, eq, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { projects, statusPeriods, units } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import type { Verb } from "@/lib/auth/policy";
import { Missing, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { staleProject } from "./commands";
import { noteEvent } from "./events";
import { refreshLights } from "./lights/cache";
import { type Project, projectInReach } from "./reach";
import { closedStatuses, type Status, statusNames } from "./rules";

export type StatusChange = {
  code: string;
  version: number;
  reason: string;
  cause?: string | null;
  /** Where a lost project went. */
  destination?: string | null;
  recheckOn?: string | null;
};

const verbOf: Readonly<Record<"active" | "slow" | "stalled" | "paused" | "ended", Verb>> = {
  active: "project.resume",
  slow: "project.setPace",
  stalled: "project.setPace",
  paused: "project.pause",
  ended: "project.end",
};
export type SettableStatus = keyof typeof verbOf;

/** Pace, pause, end, resume. A pause has a day on which somebody looks again; an end stays in last year's figures. */
export function setProjectStatus(viewer: Viewer, status: SettableStatus, input: StatusChange): Promise<void> {
  const verb = verbOf[status];
  return change(viewer, verb, async (tx, record) => {
    const project = await projectInReach(tx, viewer, verb, input.code);
    if (project.status === status) throw new Unacceptable(`项目已经是“${statusNames[status]}”`);
    if (status === "paused" && !input.recheckOn)
      throw new Unacceptable("暂缓须约定复核日期", { recheckOn: "请填写复核日期" });
    if (status === "paused" && (input.recheckOn ?? "") <= today())
      throw new Unacceptable("复核日期须在今天之后", { recheckOn: "须在今天之后" });
    await turnStatus(tx, viewer, project, status, input, record);
  });
}

async function turnStatus(
  tx: Transaction,
  viewer: Viewer,
  before: Project,
  status: Status,
  input: StatusChange,
  record: Recorder,
  more: Partial<typeof projects.$inferInsert> = {},
) {
  const [after] = await tx
    .update(projects)
    .set({ status, ...more, ...touched(projects, viewer) })
    .where(isVersion(projects, before.id, input.version))
    .returning();
  if (!after) throw await staleProject(tx, before);
  const { reason, cause = null, destination = null, recheckOn = null } = input;
  const open = and(eq(statusPeriods.projectId, before.id), isNull(statusPeriods.toDay));
  await tx
    .update(statusPeriods)
    .set({ toDay: today(), ...touched(statusPeriods, viewer) })
    .where(open);
  await tx.insert(statusPeriods).values({
    projectId: before.id,
    status,
    fromDay: today(),
    reason,
    cause,
    destination,
    recheckOn,
    createdBy: viewer.userId,
    updatedBy: viewer.userId,
  });
  await noteEvent(tx, viewer, before.id, {
    kind: "status",
    fromValue: before.status,
    toValue: status,
    reason,
    detail: destination ?? "",
  });
  record(projects, before, after, { reason });
  await refreshLights(tx, [after.id]);
}

/** 流转: the city moves a project to another unit, which carries it from now on. */
export function transferProject(viewer: Viewer, input: StatusChange & { unitId: number }): Promise<void> {
  return change(viewer, "project.transfer", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.transfer", input.code);
    const [unit] = await tx.select().from(units).where(eq(units.id, input.unitId));
    if (!unit || !["bureau", "county", "zone"].includes(unit.kind))
      throw new Unacceptable("请选择接收单位", { unitId: "请选择接收单位" });
    if (unit.id === project.unitId)
      throw new Unacceptable("项目本来就在这个单位", { unitId: "请选择另一个单位" });
    await noteEvent(tx, viewer, project.id, {
      kind: "moved",
      fromValue: String(project.unitId),
      toValue: String(unit.id),
      reason: input.reason,
    });
    await turnStatus(tx, viewer, project, "active", { ...input, destination: unit.name }, record, {
      unitId: unit.id,
    });
  });
}

/** 合并: confirmed to be the same project as another; counts no more and points to the other. */
export function mergeProject(viewer: Viewer, input: StatusChange & { into: string }): Promise<void> {
  return change(viewer, "project.merge", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.merge", input.code);
    const canonical = await projectInReach(tx, viewer, "project.merge", input.into).catch(notFoundAt("into"));
    if (canonical.id === project.id) throw new Unacceptable("不能与自己合并", { into: "请选另一个项目" });
    if ((closedStatuses as readonly string[]).includes(canonical.status))
      throw new Unacceptable("保留的项目已终止或已合并，请换一个", { into: "这个项目不能保留" });
    if (project.signedOn) throw new Unacceptable("正式签约已认定的项目不能合并掉；请保留它，合并另一个");
    await noteEvent(tx, viewer, project.id, {
      kind: "merged",
      toValue: canonical.code,
      reason: input.reason,
    });
    await turnStatus(tx, viewer, project, "merged", { ...input, destination: canonical.code }, record);
  });
}

/** A phase of a larger project, or an expansion that counts its increment only. One or the other, one level deep. */
export function linkProject(
  viewer: Viewer,
  input: { code: string; version: number; as: "phase" | "expansion" | "none"; of: string },
): Promise<void> {
  return change(viewer, "project.revise", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.revise", input.code);
    const target =
      input.as === "none"
        ? null
        : await projectInReach(tx, viewer, "project.read", input.of).catch(notFoundAt("of"));
    if (target?.id === project.id) throw new Unacceptable("不能与自己关联", { of: "请选另一个项目" });
    if (target?.parentId || target?.firstProjectId)
      throw new Unacceptable("对方本身是分期或增资项目，请关联到总项目", { of: "请选总项目" });
    const [child] = await tx
      .select({ id: projects.id })
      .from(projects)
      .where(
        and(
          or(eq(projects.parentId, project.id), eq(projects.firstProjectId, project.id)),
          isNull(projects.deletedAt),
        ),
      )
      .limit(1);
    if (target && child) throw new Unacceptable("这个项目下面已有分期或增资，不能再成为别人的分期或增资");
    const [after] = await tx
      .update(projects)
      .set({
        parentId: input.as === "phase" ? target?.id : null,
        firstProjectId: input.as === "expansion" ? target?.id : null,
        ...touched(projects, viewer),
      })
      .where(isVersion(projects, project.id, input.version))
      .returning();
    if (!after) throw await staleProject(tx, project);
    record(projects, project, after);
    const wholes = [project.parentId, after.parentId].filter((id) => id !== null);
    await refreshLights(tx, [after.id, ...wholes]);
  });
}

const notFoundAt =
  (field: string) =>
  (error: unknown): never => {
    if (error instanceof Missing)
      throw new Unacceptable("没有这个编号的项目，或不在您的范围内", { [field]: "没有找到这个编号" });
    throw error;
  };
