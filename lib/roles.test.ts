import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { companies as companyTable } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { type Role, roleMay, roles, type Verb, verbs } from "@/lib/auth/policy";
import { Missing, Refused } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import * as contacts from "@/lib/companies/contact-commands";
import { aCompany, aProject, projectNow } from "@/lib/demo/builders";
import { expectedOutcome, outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { type Ground, type Trial, trials } from "@/lib/demo/role-trials";
import { rawOf } from "@/lib/fields/input";
import * as projects from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import { findProject } from "@/lib/projects/queries";
import { readableProjects } from "@/lib/projects/reach";

let people: ReadonlyMap<Role, Viewer>;

async function groundIn(unit: string): Promise<Ground> {
  const made = await aProject({ unit, chainCode: "XNY" });
  const { id } = await aCompany({ unit });
  const [company] = await db.select().from(companyTable).where(eq(companyTable.id, id));
  if (!company) throw new Error("no company");
  return { project: await projectNow(made.id), company };
}

beforeAll(async () => {
  people = await peopleOfEveryRole();
}, 60_000);

const unknown = { project: "XS-22222222", company: "QY-22222222" };
const county = "330825";
const elsewhere = "330824";

function expected(viewer: Viewer, verb: Verb, { project, company }: Ground) {
  return verb.startsWith("project.")
    ? expectedOutcome(viewer, verb, { read: "project.read", row: project })
    : expectedOutcome(viewer, verb, { read: "company.read", row: company });
}

describe.each(Object.keys(trials) as Verb[])("%s", (verb) => {
  const trial = trials[verb] as Trial;

  test.each(roles)(
    "by %s: own unit, another unit and an unknown code as the policy table says",
    async (role) => {
      const viewer = people.get(role) as Viewer;
      for (const unit of [county, elsewhere]) {
        const ground = await groundIn(unit);
        const codes = { project: ground.project.code, company: ground.company.code };
        const found = await outcomeOf(trial(viewer, codes, ground));
        expect(found.outcome, unit).toBe(expected(viewer, verb, ground));
        const nobody = await outcomeOf(trial(viewer, unknown, ground));
        if (found.outcome === "missing") expect(nobody).toEqual(found);
      }
    },
  );
});

describe("every verb", () => {
  test.each(verbs)(
    "%s is refused to every role the policy table does not name, and to all who only preview a role",
    async (verb) => {
      for (const role of roles) {
        const viewer = people.get(role) as Viewer;
        const trying = outcomeOf(change(viewer, verb, async () => "ran"));
        expect((await trying).outcome, role).toBe(roleMay(role, verb) ? "done" : "refused");
        if (verb === "preview.leave") continue;
        expect((await outcomeOf(change({ ...viewer, preview: role }, verb, async () => "ran"))).outcome).toBe(
          "refused",
        );
      }
    },
  );
});

describe("the doors of a record", () => {
  test("an unknown field beside allowed ones is refused by the form's own rules", () => {
    const raw = rawOf(projectFields, null);
    expect(projectInput.safeParse({ ...raw, name: "甲", unitId: "1" }).success).toBe(true);
    for (const planted of [
      "id",
      "code",
      "stage",
      "verifiedStage",
      "signedOn",
      "version",
      "deletedAt",
      "createdBy",
    ]) {
      expect(
        projectInput.safeParse({ ...raw, name: "甲", unitId: "1", [planted]: "1" }).success,
        planted,
      ).toBe(false);
    }
  });

  test("a project cannot be given to another county by editing its unit", async () => {
    const officer = people.get("countyOfficer") as Viewer;
    const [own, other] = [await groundIn(county), await groundIn(elsewhere)];
    const project = {
      ...projectInput.parse(rawOf(projectFields, own.project as never)),
      unitId: other.project.unitId,
    };
    await expect(
      projects.reviseProject(officer, {
        code: own.project.code,
        version: own.project.version,
        project,
        investors: [],
        confirmed: [],
      }),
    ).rejects.toThrow(Refused);
  });

  test("a contact of another company is missing through this one", async () => {
    const officer = people.get("countyOfficer") as Viewer;
    const [own, other] = [await groundIn(county), await groundIn(county)];
    await expect(contacts.removeContact(officer, own.company.code, other.company.id, 1)).rejects.toThrow(
      Missing,
    );
  });

  test("lists, too, hold nothing for somebody who only previews a role", async () => {
    const viewer = { ...(people.get("leader") as Viewer), preview: "leader" as const };
    expect(readableProjects(viewer)).toBeDefined();
    await expect(findProject(viewer, (await groundIn(county)).project.code)).rejects.toThrow(Missing);
  });
});
