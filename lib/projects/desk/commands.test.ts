import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { comments, followUps, grants, notices, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import { roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import { aProject, aUnit, viewerOf } from "@/lib/demo/builders";
import { randomCode } from "@/lib/fields/codes";
import { commentInput, followUpInput, taskInput } from "@/lib/projects/desk-input";
import { type Project, readableProjects } from "@/lib/projects/reach";
import { logFollowUp, postComment, removeComment, removeFollowUp } from "./commands";
import { readNotices } from "./notices";
import { findPeople, noticesOf, openTasks, unreadNotices } from "./queries";
import { assignTask, finishTask } from "./tasks";

const key = () => `${randomCode("K")}-${randomCode("K")}`;
const surname = () => `甲${randomCode("M").slice(2)}`;

const visit = (project: Project, more: object = {}) =>
  followUpInput.parse({
    key: key(),
    code: project.code,
    kind: "visit",
    heldOn: today(),
    place: "",
    people: "",
    content: "赴上海拜访投资方",
    nextStep: "",
    nextOn: "",
    ...more,
  });

const remark = (project: Project, body: string, picked: number[] = []) =>
  commentInput.parse({ key: key(), code: project.code, body, picked });

const task = (project: Project | null, assigneeId: number | null, more: object = {}) =>
  taskInput.parse({
    key: key(),
    title: "补充营业执照",
    dueOn: addDays(today(), 3),
    code: project?.code ?? "",
    assigneeId,
    ...more,
  });

const noticesFor = (viewer: Viewer) => db.select().from(notices).where(eq(notices.userId, viewer.userId));

describe("follow-ups", () => {
  test("an officer logs a visit once, however often the form is sent, and can take it back", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    const input = visit(project, { nextStep: "邀请考察", nextOn: addDays(today(), 5) });
    const id = await logFollowUp(officer, input);
    expect(await logFollowUp(officer, input)).toBe(id);
    const [stored] = await db.select().from(followUps).where(eq(followUps.projectId, project.id));
    expect(stored).toMatchObject({ content: "赴上海拜访投资方", nextStep: "邀请考察", version: 1 });
    await removeFollowUp(officer, { code: project.code, id, version: 1 });
    await expect(removeFollowUp(officer, { code: project.code, id, version: 1 })).rejects.toThrow(Missing);
  });

  test("a visit that has not happened belongs into the next step, and a date needs a step", () => {
    const form = { key: key(), code: "XS-ABCDEFGH", kind: "visit", heldOn: addDays(today(), 1), place: "" };
    const parsed = followUpInput.safeParse({
      ...form,
      people: "",
      content: "x",
      nextStep: "",
      nextOn: today(),
    });
    const messages = parsed.error?.issues.map(({ path }) => path.join("."));
    expect(messages).toContain("heldOn");
  });

  test("another county's officer finds nothing to follow", async () => {
    const project = await aProject({ unit: "330824" });
    await expect(logFollowUp(await viewerOf({ unit: "330825" }), visit(project))).rejects.toThrow(Missing);
  });
});

describe("comments", () => {
  test("mention somebody who can read the project, and only they are told", async () => {
    const [name, outsiderName] = [surname(), surname()];
    const reviewer = await viewerOf({ role: "countyReviewer", name });
    const outsider = await viewerOf({ unit: "330824", name: outsiderName });
    const officer = await viewerOf();
    const project = await aProject();
    await postComment(officer, remark(project, `请@${name}审核，@${outsiderName}知悉`));
    expect(await noticesFor(reviewer)).toMatchObject([
      { kind: "mention", projectId: project.id, body: expect.stringContaining(project.name) },
    ]);
    expect(await noticesFor(outsider)).toEqual([]);
    expect(await unreadNotices(reviewer)).toBe(1);
  });

  test("namesakes are told apart by what was picked", async () => {
    const name = surname();
    const [one, other] = [await viewerOf({ name }), await viewerOf({ name })];
    const officer = await viewerOf();
    const project = await aProject();
    await expect(postComment(officer, remark(project, `@${name} 请看`))).rejects.toThrow(Unacceptable);
    await postComment(officer, remark(project, `@${name} 请看`, [other.userId]));
    expect(await noticesFor(one)).toEqual([]);
    expect(await noticesFor(other)).toHaveLength(1);
  });

  test("only one's own words can be taken back", async () => {
    const [officer, colleague] = [await viewerOf(), await viewerOf()];
    const project = await aProject();
    const id = await postComment(officer, remark(project, "已联系"));
    const target = { code: project.code, id, version: 1 };
    await expect(removeComment(colleague, target)).rejects.toThrow(Refused);
    await removeComment(officer, target);
    const [stored] = await db.select().from(comments).where(eq(comments.id, id));
    expect(stored?.deletedAt).not.toBeNull();
  });
});

describe("who can be mentioned", () => {
  test("is who has the project in their lists, role by role", async () => {
    const asker = await viewerOf();
    const project = await aProject({ unit: "330825", chainCode: "XCL" });
    for (const role of roles) {
      for (const unit of ["330825", "330824"]) {
        const name = surname();
        const viewer = await viewerOf({ role, unit, chainCode: "XCL", name });
        const [reads] = await db
          .select({ id: projects.id })
          .from(projects)
          .where(and(eq(projects.id, project.id), readableProjects(viewer)));
        const found = await findPeople(asker, project, { question: name, forTask: false });
        expect([role, unit, found.length > 0]).toEqual([role, unit, reads !== undefined]);
      }
    }
  });
});

describe("tasks", () => {
  test("a county gives its own people tasks, and nobody else's", async () => {
    const officer = await viewerOf();
    const [colleague, stranger] = [await viewerOf(), await viewerOf({ unit: "330824" })];
    const project = await aProject();
    const id = await assignTask(officer, task(project, colleague.userId));
    expect((await noticesFor(colleague)).map(({ kind }) => kind)).toEqual(["task"]);
    await expect(assignTask(officer, task(project, stranger.userId))).rejects.toThrow(Refused);
    expect(await openTasks(colleague)).toMatchObject([{ id, code: project.code, name: project.name }]);
    await finishTask(colleague, { id, version: 1, note: "已上传" });
    expect(await openTasks(colleague)).toEqual([]);
    expect((await noticesFor(officer)).at(-1)?.body).toContain("已上传");
  });

  test("only the assignee finishes a task, and only once", async () => {
    const [officer, colleague] = [await viewerOf(), await viewerOf()];
    const id = await assignTask(officer, task(null, colleague.userId));
    await expect(finishTask(officer, { id, version: 1, note: null })).rejects.toThrow(Missing);
    await finishTask(colleague, { id, version: 1, note: null });
    await expect(finishTask(colleague, { id, version: 2, note: null })).rejects.toThrow(Stale);
  });

  test("a department sees a project while it has a task on it, and hears nothing of it afterwards", async () => {
    const city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
    const name = surname();
    const contact = await viewerOf({ role: "departmentContact", unit: "330800D2", name });
    const project = await aProject();
    const offered = await findPeople(city, project, { question: name, forTask: true });
    expect(offered.map(({ id }) => id)).toEqual([contact.userId]);
    const id = await assignTask(city, task(project, contact.userId));
    expect(await noticesOf(contact, { unreadOnly: true, before: null })).toMatchObject([
      { code: project.code },
    ]);
    await finishTask(contact, { id, version: 1, note: null });
    expect(await noticesOf(contact, { unreadOnly: false, before: null })).toEqual([]);
    expect(await unreadNotices(contact)).toBe(0);
  });

  test("a past due date is refused", () => {
    const past = { key: key(), title: "x", dueOn: "2020-01-01", code: "", assigneeId: null };
    expect(taskInput.safeParse(past).success).toBe(false);
  });
});

describe("notices", () => {
  test("one's own are marked as read, one by one or all, and nobody else's", async () => {
    const [officer, colleague, other] = [await viewerOf(), await viewerOf(), await viewerOf()];
    await assignTask(officer, task(null, colleague.userId));
    await assignTask(officer, task(null, colleague.userId));
    await assignTask(officer, task(null, other.userId));
    const [first] = await noticesFor(colleague);
    await readNotices(other, [first?.id ?? 0]);
    expect(await unreadNotices(colleague)).toBe(2);
    await readNotices(colleague, [first?.id ?? 0]);
    expect(await unreadNotices(colleague)).toBe(1);
    await readNotices(colleague, []);
    expect(await unreadNotices(colleague)).toBe(0);
  });

  test("a project that left the reach takes its notices along", async () => {
    const name = surname();
    const reader = await viewerOf({ name });
    const project = await aProject();
    await postComment(await viewerOf(), remark(project, `@${name} 请看`));
    expect(await unreadNotices(reader)).toBe(1);
    const { id } = await aUnit("330824");
    await asSystem("system.demo", (tx) =>
      tx.update(projects).set({ unitId: id }).where(eq(projects.id, project.id)),
    );
    expect(await unreadNotices(reader)).toBe(0);
    expect(await noticesOf(reader, { unreadOnly: false, before: null })).toEqual([]);
  });

  test("a person whose grant has ended is told nothing any more", async () => {
    const name = surname();
    const reader = await viewerOf({ name });
    await asSystem("system.demo", (tx) =>
      tx.update(grants).set({ toDay: "2020-01-01" }).where(eq(grants.userId, reader.userId)),
    );
    const project = await aProject();
    await postComment(await viewerOf(), remark(project, `@${name} 请看`));
    expect(await noticesFor(reader)).toEqual([]);
  });
});
