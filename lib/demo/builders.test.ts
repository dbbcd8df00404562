import { expect, test } from "vitest";
import { aCompany, aProject, projectNow, viewerOf } from "./builders";

test("a signed project is made with its unit, its total and its stage", async () => {
  const project = await aProject({
    unit: "330824",
    total: "1.2亿",
    milestones: [{ stage: "SIGN", actualOn: "2026-03-18", verified: true }],
  });
  expect(await projectNow(project.id)).toMatchObject({
    stage: "SIGN",
    signedOn: "2026-03-18",
    totalInvestmentYuan: 120_000_000,
  });
});

test("a viewer reaches the unit and what lies under it", async () => {
  const leader = await viewerOf({ role: "leader", unit: "330800" });
  expect(leader.grants[0]?.unitIds.length).toBeGreaterThan(10);
  expect((await aCompany({ unit: "330824" })).code).toMatch(/^QY-/);
});
