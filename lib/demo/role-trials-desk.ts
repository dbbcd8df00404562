import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { comments, contacts, followUps, promises } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { can, type Viewer } from "@/lib/auth/viewer";
import * as contactCommands from "@/lib/companies/contact-commands";
import { today } from "@/lib/date/day";
import { randomCode } from "@/lib/fields/codes";
import * as desk from "@/lib/projects/desk/commands";
import { assignTask } from "@/lib/projects/desk/tasks";
import { attachEvidence } from "@/lib/projects/milestones/commands";
import { reportMonth } from "@/lib/projects/progress/commands";
import { logPromise, reviewPromise } from "@/lib/projects/promise-commands";
import { mergeProject } from "@/lib/projects/status-commands";
import { aProject, projectNow, viewerOf } from "./builders";
import type { Ground, Trial } from "./trial";

const words = "角色测试";
const freshKey = () => randomCode("K").padEnd(24, "0");
const aPerson = { name: "演示联系人", title: null, phone: null, email: null, note: null };

const target = async (code: string, { project }: Ground) => ({
  code,
  version: code === project.code ? (await projectNow(project.id)).version : 1,
});

/** What hangs on a record: made by somebody of the record's own unit, then tried by the role in question. */
export const deskTrials: Partial<Record<Verb, Trial>> = {
  "project.attach": async (viewer, { project }, ground) =>
    attachEvidence(viewer, { ...(await target(project, ground)), stage: "LEAD", evidence: [] }),
  "project.merge": async (viewer, { project }, ground) =>
    mergeProject(viewer, {
      ...(await target(project, ground)),
      reason: words,
      into: (await aProject({ unit: ground.unit })).code,
    }),
  "project.reviewPromise": async (viewer, { project }, ground) =>
    reviewPromise(viewer, {
      code: project,
      id: await aPromise(ground),
      version: 1,
      review: "harmless",
      reviewedOn: today(),
    }),
  "progress.report": async (viewer, { project }, ground) =>
    reportMonth(viewer, {
      ...(await target(project, ground)),
      ...{ month: "2023-02", basis: "start", investment: null, arrived: [], words, confirmed: [] },
    }),
  "followUp.log": (viewer, { project }) => desk.logFollowUp(viewer, followUpOf(project)),
  "followUp.remove": async (viewer, { project }, ground) =>
    desk.removeFollowUp(viewer, { code: project, id: await aFollowUp(ground), version: 1 }),
  "comment.post": (viewer, { project }) =>
    desk.postComment(viewer, { key: freshKey(), code: project, body: words, picked: [] }),
  "comment.remove": async (viewer, { project }, ground) =>
    desk.removeComment(viewer, { code: project, id: await aComment(viewer, ground), version: 1 }),
  "task.assign": (viewer, { project }) =>
    assignTask(viewer, { key: freshKey(), code: project, title: words, dueOn: null, assigneeId: null }),
  "contact.revise": async (viewer, { company }, ground) =>
    contactCommands.reviseContact(viewer, company, await aContact(ground), 1, { ...aPerson, note: words }),
  "contact.remove": async (viewer, { company }, ground) =>
    contactCommands.removeContact(viewer, company, await aContact(ground), 1),
};

const followUpOf = (code: string) => ({
  ...{ key: freshKey(), code, kind: "visit" as const, heldOn: "2025-03-03", place: null, people: null },
  ...{ content: words, nextStep: null, nextOn: null },
});

async function aFollowUp({ unit, project }: Ground): Promise<number> {
  await desk.logFollowUp(await viewerOf({ unit }), followUpOf(project.code));
  const [made] = await db.select().from(followUps).where(eq(followUps.projectId, project.id));
  return made?.id ?? 0;
}

/** One's own remark where one may speak; another's where one may not. */
async function aComment(viewer: Viewer, { unit, project }: Ground): Promise<number> {
  const own = { key: freshKey(), code: project.code, body: words, picked: [] };
  const other = () => viewerOf({ unit }).then((officer) => desk.postComment(officer, own));
  await (can(viewer, "comment.post") ? desk.postComment(viewer, own).catch(other) : other());
  const [made] = await db.select().from(comments).where(eq(comments.projectId, project.id));
  return made?.id ?? 0;
}

async function aPromise({ unit, project }: Ground): Promise<number> {
  const promise = { kind: "talent" as const, content: words, ceiling: null, payer: null, dueOn: null };
  await logPromise(await viewerOf({ unit }), project.code, promise, freshKey());
  const [made] = await db.select().from(promises).where(eq(promises.projectId, project.id));
  return made?.id ?? 0;
}

async function aContact({ unit, company }: Ground): Promise<number> {
  await contactCommands.logContact(await viewerOf({ unit }), company.code, aPerson);
  const [made] = await db.select().from(contacts).where(eq(contacts.companyId, company.id));
  return made?.id ?? 0;
}
