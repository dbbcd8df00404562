import { expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import type { Project } from "@/lib/projects/reach";
import { returnMilestone } from "./acceptance";
import { advanceProject } from "./commands";
import type { AdvanceInput } from "./input";

const talks = {
  stage: "TALK",
  note: "首次面谈",
  evidence: [],
  confirmed: [],
} satisfies Partial<AdvanceInput>;
const eighteenth = { day: "2026-05-18", precision: "day" } as const;

const report = async (viewer: Viewer, { id, code }: Project, more: Partial<AdvanceInput> = {}) => {
  const { version } = await projectNow(id);
  await advanceProject(viewer, { ...talks, code, version, actualOn: eighteenth, ...more });
  return (await projectNow(id)).version;
};

test("an officer who reports a stage as it stands is told that nothing changed, and nothing is written", async () => {
  const officer = await viewerOf();
  const project = await aProject({ by: officer });
  const version = await report(officer, project);
  await expect(report(officer, project)).rejects.toThrow("没有改动");
  expect((await projectNow(project.id)).version).toBe(version);
});

test("another word, another day and a day known less exactly are each a change", async () => {
  const officer = await viewerOf();
  const project = await aProject({ by: officer });
  const first = await report(officer, project);
  await report(officer, project, { note: "首次面谈，市领导参加" });
  await report(officer, project, { actualOn: { day: "2026-05-19", precision: "day" } });
  const month = { day: "2026-05-01", precision: "month" } as const;
  expect(await report(officer, project, { actualOn: month })).toBe(first + 3);
});

test("what was sent back may be reported again as it was", async () => {
  const [officer, reviewer] = await Promise.all([viewerOf(), viewerOf({ role: "countyReviewer" })]);
  const project = await aProject({ by: officer });
  const version = await report(officer, project);
  await returnMilestone(reviewer, { code: project.code, version, stage: "TALK", reason: "请核对日期" });
  expect(await report(officer, project)).toBe(version + 2);
});
