import { expect, test } from "vitest";
import { files } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { Stale } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { randomCode } from "@/lib/fields/codes";
import type { Stage } from "@/lib/projects/rules";
import { setProjectStatus } from "@/lib/projects/status-commands";
import { passMilestone, verifyMilestone } from "./acceptance";
import { advanceProject } from "./commands";

const city = "330800B1";

async function reported(officer: Viewer, id: number, stage: Stage, day: string) {
  const fileKey = randomCode("F").padEnd(32, "x");
  const paper = { originalName: "佐证.pdf", type: "application/pdf", size: 1, digest: "" };
  await asSystem("system.demo", (tx) =>
    tx.insert(files).values({ ...paper, key: fileKey, uploadedBy: officer.userId }),
  );
  const { code, version } = await projectNow(id);
  await advanceProject(officer, {
    ...{ code, version, stage, note: null, confirmed: [], actualOn: { day, precision: "day" } },
    evidence: [{ fileKey, kind: "协议", datedOn: day }],
  });
}

/** Signed and started, both with papers, none judged yet. */
async function twoReported() {
  const officer = await viewerOf();
  const project = await aProject({ by: officer, total: "12000" });
  await reported(officer, project.id, "SIGN", "2025-06-18");
  await reported(officer, project.id, "START", "2025-09-20");
  return { officer, shown: await projectNow(project.id) };
}

test("a reviewer and then the city judge two milestones of one project, each from where the first left it", async () => {
  const { shown } = await twoReported();
  const [reviewer, judge] = await Promise.all([
    viewerOf({ role: "countyReviewer" }),
    viewerOf({ role: "cityOfficer", unit: city }),
  ]);
  const passed = await passMilestone(reviewer, { ...targetOf(shown), stage: "SIGN" });
  const both = await passMilestone(reviewer, { ...passed, stage: "START" });
  const signed = await verifyMilestone(judge, { ...both, stage: "SIGN" });
  expect(signed.code).toMatch(/^QZ2025-/);
  const left = await verifyMilestone(judge, { ...signed, stage: "START" });
  const now = await projectNow(shown.id);
  expect(left).toEqual(targetOf(now));
  expect(now).toMatchObject({ signedOn: "2025-06-18", startedOn: "2025-09-20" });
});

test("what somebody else changed between the two stands in the way of the second", async () => {
  const { officer, shown } = await twoReported();
  const reviewer = await viewerOf({ role: "countyReviewer" });
  const left = await passMilestone(reviewer, { ...targetOf(shown), stage: "SIGN" });
  await setProjectStatus(officer, "slow", { ...left, reason: "等待要素保障" });
  await expect(passMilestone(reviewer, { ...left, stage: "START" })).rejects.toThrow(Stale);
  await expect(passMilestone(reviewer, { ...targetOf(shown), stage: "START" })).rejects.toThrow(Stale);
});

const targetOf = ({ code, version }: { code: string; version: number }) => ({ code, version });
