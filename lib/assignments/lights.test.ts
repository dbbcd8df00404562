import { expect, test } from "vitest";
import type { Day } from "@/lib/date/day";
import { aProject, viewerOf } from "@/lib/demo/builders";
import { anAssignmentInput } from "@/lib/demo/builders-assignments";
import { lightOf } from "@/lib/projects/light-queries";
import { assign } from "./commands";
import { withdraw } from "./handling";

test("a late assignment turns its project yellow on the next working day and red after five more, until it ends", async () => {
  const project = await aProject();
  const head = await viewerOf({ role: "cityHead", unit: "330800B1" });
  const input = await anAssignmentInput();
  // Far ahead, where nobody has entered holidays yet: a Thursday.
  const facts = { ...input.facts, dueOn: "2031-01-09" };
  const { code } = await assign(head, { ...input, facts, projectCodes: [project.code] });
  const colourOn = async (day: Day) =>
    (await lightOf(project, day)).lines.find(({ rule }) => rule === "TASK")?.colour;
  expect([await colourOn("2031-01-09"), await colourOn("2031-01-10")]).toEqual(["green", "yellow"]);
  expect([await colourOn("2031-01-16"), await colourOn("2031-01-17")]).toEqual(["yellow", "red"]);
  await withdraw(head, { code, version: 1, reason: "不再需要" });
  expect(await colourOn("2031-01-17")).toBeUndefined();
});
