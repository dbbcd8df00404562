import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { files, promises, tasks } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused } from "@/lib/auth/refusals";
import { roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import * as contacts from "@/lib/companies/contact-commands";
import { contactsOf, findCompany } from "@/lib/companies/queries";
import { aCompany, aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { randomCode } from "@/lib/fields/codes";
import { rawOf } from "@/lib/fields/input";
import * as projects from "@/lib/projects/commands";
import { postComment } from "@/lib/projects/desk/commands";
import { assignTask, finishTask } from "@/lib/projects/desk/tasks";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import { passMilestone, verifyMilestone } from "@/lib/projects/milestones/acceptance";
import { advanceProject } from "@/lib/projects/milestones/commands";
import { logPromise, withdrawPromise } from "@/lib/projects/promise-commands";
import { findProject, listProjects } from "@/lib/projects/queries";
import type { Project } from "@/lib/projects/reach";

const county = "330825";
const elsewhere = "330824";
let officer: Viewer;

beforeAll(async () => {
  officer = await viewerOf({ unit: county });
}, 60_000);

const aPerson = { name: "演示联系人", title: null, phone: "13800001234", email: null, note: null };
const keyOf = () => randomCode("K").padEnd(24, "0");

/** A formal signing reported by this person, with a paper of theirs. */
async function reportSigning(reporter: Viewer, { id, code }: Project): Promise<void> {
  const fileKey = randomCode("F").padEnd(32, "x");
  const paper = { originalName: "协议.pdf", type: "application/pdf", size: 1, digest: "" };
  await asSystem("system.demo", (tx) =>
    tx.insert(files).values({ ...paper, key: fileKey, uploadedBy: reporter.userId }),
  );
  await advanceProject(reporter, {
    ...{ code, version: (await projectNow(id)).version, stage: "SIGN", note: null, confirmed: [] },
    actualOn: { day: "2025-06-18", precision: "day" },
    evidence: [{ fileKey, kind: "协议", datedOn: "2025-06-18" }],
  });
}

async function promiseOn({ id, code }: Project): Promise<number> {
  const promise = { kind: "talent" as const, content: "人才公寓", ceiling: null, payer: null, dueOn: null };
  await logPromise(officer, code, promise, keyOf());
  const [made] = await db.select().from(promises).where(eq(promises.projectId, id));
  return made?.id ?? 0;
}

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
    const [own, other] = [await aProject({ unit: county }), await aProject({ unit: elsewhere })];
    const project = {
      ...projectInput.parse(rawOf(projectFields, own as never)),
      unitId: other.unitId,
    };
    await expect(
      projects.reviseProject(officer, {
        code: own.code,
        version: own.version,
        project,
        investors: [],
        confirmed: [],
      }),
    ).rejects.toThrow(Refused);
  });

  test("a contact and a promise of another record are missing through one's own", async () => {
    const [own, other] = [await aProject({ unit: county }), await aProject({ unit: county })];
    const promise = await promiseOn(other);
    await expect(withdrawPromise(officer, own.code, promise, 1)).rejects.toThrow(Missing);
    await withdrawPromise(officer, other.code, promise, 1);
    const [company, another] = [await aCompany({ unit: county }), await aCompany({ unit: county })];
    await contacts.logContact(officer, another.code, aPerson);
    const [contact] = await contactsOf(officer, another);
    await expect(contacts.removeContact(officer, company.code, contact?.id ?? 0, 1)).rejects.toThrow(Missing);
    await contacts.removeContact(officer, another.code, contact?.id ?? 0, 1);
  });

  test("nobody passes, accepts or reviews what they brought themselves", async () => {
    const reviewer = await viewerOf({ role: "countyReviewer", unit: county });
    const both = { ...officer, grants: [...officer.grants, ...reviewer.grants] };
    const project = await aProject({ unit: county });
    await reportSigning(both, project);
    const judged = { code: project.code, version: (await projectNow(project.id)).version };
    await expect(passMilestone(both, { ...judged, stage: "SIGN" })).rejects.toThrow("自己填报");

    const city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
    const own = await aProject({ unit: "330800B1", by: city });
    await reportSigning(city, own);
    const now = { code: own.code, version: (await projectNow(own.id)).version };
    await expect(verifyMilestone(city, { ...now, stage: "SIGN" })).rejects.toThrow("自己填报");
    const head = await viewerOf({ role: "cityHead", unit: "330800B1" });
    expect((await verifyMilestone(head, { ...now, stage: "SIGN" })).code).toMatch(/^QZ2025-/);
  });

  test("a department reads a project while it has a task there, speaks about it, changes nothing, and then no longer finds it", async () => {
    const city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
    const contact = await viewerOf({ role: "departmentContact", unit: "330800D1" });
    const project = await aProject({ unit: county });
    await expect(findProject(contact, project.code)).rejects.toThrow(Missing);
    const key = keyOf();
    await assignTask(city, {
      ...{ key, code: project.code, title: "请核对用地", dueOn: null, assigneeId: contact.userId },
    });
    expect((await findProject(contact, project.code)).project.id).toBe(project.id);
    await postComment(contact, { key, code: project.code, body: "已核对", picked: [] });
    await expect(
      projects.voidProject(contact, project.code, (await projectNow(project.id)).version, "不该能"),
    ).rejects.toThrow(Refused);
    const [task] = await db.select().from(tasks).where(eq(tasks.projectId, project.id));
    await finishTask(contact, { id: task?.id ?? 0, version: 1, note: null });
    await expect(findProject(contact, project.code)).rejects.toThrow(Missing);
  });

  test("phones come whole to those who keep the company and masked to all others who see it", async () => {
    const company = await aCompany({ unit: county });
    await contacts.logContact(officer, company.code, aPerson);
    for (const role of roles) {
      const viewer = await viewerOf({ role, unit: role.startsWith("county") ? county : "330800B1" });
      const read = findCompany(viewer, company.code).then((found) => contactsOf(viewer, found));
      const [shown] = await read.catch(() => []);
      if (!shown) continue;
      const isWhole = reaches(viewer, "company.readPhones", company);
      expect(shown.phone === aPerson.phone, role).toBe(isWhole);
    }
  });

  test("lists, too, hold nothing for somebody who only previews a role", async () => {
    const viewer = { ...(await viewerOf({ role: "leader", unit: "330800" })), preview: "leader" as const };
    await expect(findProject(viewer, (await aProject({ unit: county })).code)).rejects.toThrow(Missing);
    const listed = await listProjects(viewer, {});
    expect({ rows: listed.rows, total: listed.total }).toEqual({ rows: [], total: "0" });
  });
});
