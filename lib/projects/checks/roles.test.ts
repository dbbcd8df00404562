import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { expectedOutcome, outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { rawOf } from "@/lib/fields/input";
import { threadsOf } from "@/lib/projects/check-queries";
import { reviseProject } from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import type { Project } from "@/lib/projects/reach";
import { acceptChanges, answerThread, returnChange, settleThread } from "./commands";

let people: ReadonlyMap<Role, Viewer>;
let city: Viewer;

beforeAll(async () => {
  people = await peopleOfEveryRole();
  city = await viewerOf({ role: "cityHead", unit: "330800B1" });
}, 60_000);

type Ground = { project: Project; change: number };

async function changed(unit: string): Promise<Ground> {
  const officer = await viewerOf({ unit });
  const project = await aProject({ unit, chainCode: "XNY", by: officer });
  await reviseProject(officer, {
    ...{ code: project.code, version: project.version, investors: [], confirmed: [] },
    project: { ...projectInput.parse(rawOf(projectFields, project as never)), remark: "改过" },
  });
  const [last] = await db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(eq(auditEntries.entityId, project.id))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return { project: await projectNow(project.id), change: last?.id ?? 0 };
}

async function returned(unit: string): Promise<Ground & { thread: { id: number; version: number } }> {
  const ground = await changed(unit);
  await returnChange(city, { id: ground.change, field: "remark", reason: "请写清楚" });
  const [thread] = await threadsOf(city, ground.project);
  return { ...ground, thread: { id: thread?.id ?? 0, version: thread?.version ?? 0 } };
}

const nobody = 999_999_999;
const unknownCode = "XS-22222222";

describe.each(["330825", "330824"])("a change of a project of %s", (unit) => {
  test.each(roles)("accepted and returned by %s as the policy table says", async (role) => {
    const viewer = people.get(role) as Viewer;
    const runs: readonly [Verb, (id: number) => Promise<unknown>][] = [
      ["check.accept", (id) => acceptChanges(viewer, [id])],
      ["check.return", (id) => returnChange(viewer, { id, field: "remark", reason: "不清楚" })],
    ];
    for (const [verb, run] of runs) {
      const { project, change } = await changed(unit);
      const found = await outcomeOf(run(change));
      expect(found.outcome, verb).toBe(expectedOutcome(viewer, verb, { read: "check.read", row: project }));
      if (found.outcome === "missing") expect(await outcomeOf(run(nobody))).toEqual(found);
    }
  });

  test.each(roles)("a thread answered and settled by %s as the policy table says", async (role) => {
    const viewer = people.get(role) as Viewer;
    const { project, thread } = await returned(unit);
    const runs: readonly [Verb, (code: string) => Promise<unknown>][] = [
      ["check.answer", (code) => answerThread(viewer, { code, id: thread.id, body: "已核对" })],
      ["check.settle", (code) => settleThread(viewer, { code, ...thread, note: null })],
    ];
    for (const [verb, run] of runs) {
      const found = await outcomeOf(run(project.code));
      expect(found.outcome, verb).toBe(expectedOutcome(viewer, verb, { read: "project.read", row: project }));
      if (found.outcome === "missing") expect(await outcomeOf(run(unknownCode))).toEqual(found);
    }
  });
});
