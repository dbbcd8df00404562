import { beforeAll, describe, expect, test } from "vitest";
import { roleMay } from "@/lib/auth/policy";
import { Refused } from "@/lib/auth/refusals";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { reportAsk } from "./ask";
import { issueSummary } from "./commands";
import { summaryFile } from "./file";
import { catalogueGroups, figureRows } from "./queries";
import { likenessOf } from "./snapshot";
import { summaryOf } from "./summary";

let people: ReadonlyMap<Role, Viewer>;
const as = (role: Role) => people.get(role) as Viewer;
const signal = new AbortController().signal;
const query = { period: "custom", from: "1999-01-01", to: "1999-12-31" };

beforeAll(async () => {
  people = await peopleOfEveryRole();
}, 60_000);

describe("by every role", () => {
  test.each(roles)("%s takes a summary away only where report.export says so", async (role) => {
    for (const format of ["docx", "xlsx"]) {
      const { outcome } = await outcomeOf(summaryFile(as(role), { ...query, format }, signal));
      expect(outcome).toBe(roleMay(role, "report.export") ? "done" : "refused");
    }
    await expect(summaryFile({ ...as(role), preview: role }, query, signal)).rejects.toThrow(Refused);
  });

  test.each(roles)("%s issues a summary only where report.issue says so", async (role) => {
    const ask = await reportAsk(as(role), query);
    const likeness = likenessOf(await summaryOf(as(role), ask));
    const key = `key-of-${role}-0123456789-abcdef`;
    const { outcome } = await outcomeOf(issueSummary(as(role), { ask, likeness }, key));
    expect(outcome).toBe(roleMay(role, "report.issue") ? "done" : "refused");
  });

  test.each(roles)("%s is told no figure made of rows the role does not read", async (role) => {
    const viewer = as(role);
    const codes = catalogueGroups(viewer).flatMap((group) => group.codes);
    const ask = await reportAsk(viewer, query);
    for (const [code, verb] of [
      ["P01", "project.read"],
      ["F01", "deal.read"],
      ["F07", "fund.read"],
      ["L04", "listing.read"],
    ] as const) {
      if (roleMay(role, verb)) continue;
      expect(codes).not.toContain(code);
      await expect(figureRows(viewer, code, ask, { reading: "", part: "", after: null })).rejects.toThrow();
    }
  });

  test.each(roles)("%s who only previews a role sees no row in any figure", async (role) => {
    const viewer = { ...as(role), preview: role };
    const content = await summaryOf(viewer, await reportAsk(viewer, query));
    expect(content.sections.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows.slice(1)))).toEqual([]);
  });
});

test("a unit out of reach is asked for in vain", async () => {
  await expect(reportAsk(as("countyOfficer"), { ...query, unit: "330824" })).rejects.toThrow(
    "不在您的范围内",
  );
  expect((await reportAsk(as("countyOfficer"), { ...query, unit: "330825" })).unit?.shortName).toBe("龙游");
});
