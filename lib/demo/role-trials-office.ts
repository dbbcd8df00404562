import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { grants, tasks, users } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { exportLog } from "@/lib/audit/export";
import { logFilter } from "@/lib/audit/filter";
import { listEntries } from "@/lib/audit/queries";
import type { Verb } from "@/lib/auth/policy";
import { Missing, NeedsConfirmation, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { logCompany } from "@/lib/companies/commands";
import { companyLedger } from "@/lib/companies/ledger";
import { companyReach } from "@/lib/companies/reach";
import { today } from "@/lib/date/day";
import { addDictionaryEntry } from "@/lib/dictionaries/commands";
import { keepDraft } from "@/lib/drafts/commands";
import { type LedgerExport, ledgerDownload } from "@/lib/export/ledger-download";
import { randomCode } from "@/lib/fields/codes";
import { startRun } from "@/lib/imports/commands";
import * as people from "@/lib/people/commands";
import { giveGrant, revokeGrant } from "@/lib/people/grant-commands";
import * as own from "@/lib/people/own-commands";
import { findPerson, grantsOf } from "@/lib/people/queries";
import { blankProject, logProject } from "@/lib/projects/commands";
import { readNotices } from "@/lib/projects/desk/notices";
import { finishTask } from "@/lib/projects/desk/tasks";
import { projectLedger } from "@/lib/projects/ledger";
import { confirmUnchanged } from "@/lib/projects/progress/grid";
import { projectReach } from "@/lib/projects/reach";
import { logUnit, moveUnit } from "@/lib/units/commands";
import { removeView, saveView } from "@/lib/views/commands";
import { aUnit, viewerOf } from "./builders";

const words = "角色测试";

/** Verbs that make something in a unit: what counts is whether the unit is one's own. */
export const unitTrials: Partial<Record<Verb, (viewer: Viewer, unitId: number) => Promise<unknown>>> = {
  "project.log": (viewer, unitId) =>
    logProject(viewer, { project: { ...blankProject, name: randomCode("试"), unitId }, investors: [] }),
  "company.log": (viewer, unitId) => logCompany(viewer, { ...blankCompany, name: randomCode("试"), unitId }),
};

const blankCompany = {
  ...{ shortName: null, creditCode: null, place: null, industryCode: null },
  ...{ groupName: null, chainCode: null, note: null },
};

/** Verbs about no record of a unit: the role alone decides. */
export const roleTrials: Partial<Record<Verb, (viewer: Viewer) => Promise<unknown>>> = {
  "project.import": (viewer) =>
    startRun(viewer, {
      register: "projects",
      name: "试.csv",
      bytes: Buffer.from("项目名称,投资方\n试,试\n"),
    }),
  "project.export": (viewer) => download(viewer, "project.export"),
  "company.export": (viewer) => download(viewer, "company.export"),
  "progress.confirmUnchanged": (viewer) =>
    confirmUnchanged(viewer, { month: "2025-01", unit: "", confirmed: [] }).catch(unlessAsked),
  "task.finish": async (viewer) => finishTask(viewer, { id: await aTask(viewer), version: 1, note: null }),

  "view.save": (viewer) => saveView(viewer, aView("private")),
  "view.shareInUnit": (viewer) => saveView(viewer, aView("unit")),
  "view.publish": (viewer) => saveView(viewer, aView("system")),
  "view.remove": async (viewer) => removeView(viewer, Number((await saveView(viewer, aView("private"))).id)),
  "draft.keep": (viewer) => keepDraft(viewer, "quick", { words }),
  "notice.read": (viewer) => readNotices(viewer, []),
  "session.end": (viewer) => own.endOtherSessions(viewer),
  "password.change": (viewer) => own.changePassword(viewer, { current: "wrong", fresh: randomCode("W") }),
  "theme.choose": (viewer) => own.chooseTheme(viewer, "dark"),
  "preview.leave": (viewer) => own.leavePreview(viewer),
  "role.preview": (viewer) => own.previewRole(viewer, "leader"),

  "unit.log": async (viewer) =>
    logUnit(viewer, {
      ...{ code: randomCode("U"), name: words, shortName: words, kind: "department" },
      ...{ parentId: (await aUnit("330800")).id, chainCode: null, carriesTarget: false, validFrom: today() },
    }),
  "unit.revise": (viewer) => moveUnit(viewer, "330825", 99_999, "up"),
  "dictionary.revise": (viewer) =>
    addDictionaryEntry(viewer, "chains", {
      ...{ code: randomCode("T"), parentCode: null, label: words, mark: null },
      ...{ validFrom: today(), attributes: {} },
    }),
  "audit.read": async (viewer) => {
    if ((await listEntries(viewer, logFilter.parse({}))).entries.length === 0) throw new Missing();
  },
  "audit.export": (viewer) =>
    exportLog(viewer, logFilter.parse({ person: words }), { verb: String, table: String, field: String }),
};

/** Verbs on one account: every administrator in charge reaches all of them, nobody else sees one. */
export const accountTrials: Partial<Record<Verb, (viewer: Viewer, account: string) => Promise<unknown>>> = {
  "person.read": (viewer, account) => findPerson(viewer, account),
  "person.create": (viewer) =>
    people.createPerson(viewer, {
      account: randomCode("N").toLowerCase(),
      name: words,
      unitId: viewer.unitId,
    }),
  "person.revise": (viewer, account) =>
    people.revisePerson(viewer, account, 1, { name: words, unitId: viewer.unitId }),
  "person.disable": (viewer, account) => people.disablePerson(viewer, account, 1),
  "person.enable": (viewer, account) => people.enablePerson(viewer, account, 1),
  "person.resetPassword": (viewer, account) => people.resetPassword(viewer, account, 1),
  "grant.read": async (viewer, account) => {
    const [person] = await db.select().from(users).where(eq(users.account, account));
    if ((await grantsOf(viewer, { id: person?.id ?? 0 })).length === 0) throw new Missing();
  },
  "grant.give": async (viewer, account) =>
    giveGrant(viewer, account, {
      ...{ role: "leader" as const, unitId: (await aUnit("330800")).id, chainCode: null },
      ...{ fromDay: today(), toDay: null },
    }),
  "grant.revoke": async (viewer, account) => revokeGrant(viewer, account, await grantOf(account), 1),
};

/** An account somebody can be tried on; its only grant is that of a county officer. */
export async function anAccount(): Promise<string> {
  const { userId } = await viewerOf();
  const [person] = await db.select().from(users).where(eq(users.id, userId));
  return person?.account ?? "";
}

async function grantOf(account: string): Promise<number> {
  const [found] = await db
    .select({ id: grants.id })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(eq(users.account, account));
  return found?.id ?? 1;
}

const aView = (scope: "private" | "unit" | "system") => ({
  ...{ ledger: "projects", id: null, name: randomCode("V"), scope, query: "stage=SIGN" },
});

async function aTask({ userId, unitId }: Viewer): Promise<number> {
  return asSystem("system.demo", async (tx) => {
    const [task] = await tx.insert(tasks).values({ title: words, assigneeId: userId, unitId }).returning();
    return task?.id ?? 0;
  });
}

/** Nothing to confirm, or the question how many: the door was open. */
function unlessAsked(error: unknown): never {
  throw error instanceof NeedsConfirmation ? new Unacceptable(error.message) : error;
}

const ledgers = {
  "project.export": { ledger: projectLedger, reach: projectReach },
  "company.export": { ledger: companyLedger, reach: companyReach },
} as const;

function download(viewer: Viewer, verb: keyof typeof ledgers): Promise<Response> {
  const what: LedgerExport = { verb, ...ledgers[verb], definition: words };
  return ledgerDownload(viewer, what, { q: "没有这样的记录" }, new AbortController().signal);
}

/** Verbs without a command of their own, and where each is tried instead. */
export const triedElsewhere: Partial<Record<Verb, string>> = {
  "company.readPhones": "a right to a field: whether phones come masked, below",
  "project.cite": "a fund's deal names a project by its serial: tried with the deals",
  "progress.return": "with the lights: lib/projects/lights/commands.test.ts",
  "review.draft": "with a meeting's papers: lib/reviews/papers.test.ts",
  "review.sign": "with a meeting's papers: lib/reviews/papers.test.ts",
  "review.export": "with a meeting's papers: lib/reviews/papers.test.ts",
  "report.read":
    "a page: over HTTP, e2e/every-page.spec.ts; the figures behind it in lib/reports/roles.test.ts",
  "unit.read": "a page: over HTTP, e2e/who-may-not.spec.ts",
  "dictionary.read": "a page: over HTTP, e2e/who-may-not.spec.ts",
  "audit.verify": "the action is the command: over HTTP, e2e/who-may-not.spec.ts",
};
