import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries, companies, evidence, files, idempotencyKeys, projects, versions } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { logCompany, reviseCompany } from "@/lib/companies/commands";
import { aCompany, aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { rawOf } from "@/lib/fields/input";
import { blankProject, logProject, reviseProject } from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { type ProjectInput, projectInput } from "@/lib/projects/input";
import { passMilestone, verifyMilestone } from "@/lib/projects/milestones/acceptance";
import { advanceProject } from "@/lib/projects/milestones/commands";

const countOf = async (table: typeof versions | typeof auditEntries, id: number, entity = "projects") => {
  const [found] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(table)
    .where(and(eq(table.entity, entity), eq(table.entityId, id)));
  return found?.n ?? 0;
};

const inputOf = (row: object): ProjectInput => projectInput.parse(rawOf(projectFields, row as never));

/** Saves a remark; when somebody was faster, starts again from what stands now. Answers how often it was refused. */
async function insist(viewer: Viewer, id: number, remark: string): Promise<number> {
  for (let refused = 0; ; refused += 1) {
    const now = await projectNow(id);
    try {
      await reviseProject(viewer, {
        code: now.code,
        version: now.version,
        project: { ...inputOf(now), remark },
        investors: [],
        confirmed: [],
      });
      return refused;
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      expect(error.conflict?.version).toBeGreaterThan(now.version - 1);
    }
  }
}

describe("many people write at once", () => {
  test("16 officers save 25 edits each to one project: every acknowledged save is a version and an audit entry", async () => {
    const project = await aProject();
    const officers = await Promise.all(Array.from({ length: 16 }, () => viewerOf()));
    const before = {
      versions: await countOf(versions, project.id),
      audits: await countOf(auditEntries, project.id),
    };
    const start = (await projectNow(project.id)).version;
    await Promise.all(
      officers.map(async (officer, i) => {
        for (let edit = 0; edit < 25; edit += 1) await insist(officer, project.id, `第 ${i} 人第 ${edit} 次`);
      }),
    );
    expect((await projectNow(project.id)).version).toBe(start + 400);
    expect(await countOf(versions, project.id)).toBe(before.versions + 400);
    expect(await countOf(auditEntries, project.id)).toBe(before.audits + 400);
  }, 180_000);

  test("200 submissions of one form make one project, and all of them learn its code", async () => {
    const officer = await viewerOf();
    const entry = {
      project: { ...blankProject, name: `同一张表单${officer.userId}`, unitId: officer.unitId },
      investors: [],
    };
    const codes = await Promise.all(
      Array.from({ length: 200 }, () => logProject(officer, entry, `form-${officer.userId}-0123456789`)),
    );
    expect(new Set(codes).size).toBe(1);
    const found = await db.select().from(projects).where(eq(projects.name, entry.project.name));
    expect(found).toHaveLength(1);
    const keys = await db.select().from(idempotencyKeys).where(eq(idempotencyKeys.userId, officer.userId));
    expect(keys).toHaveLength(1);
  }, 60_000);

  test("the same form key with other content is refused", async () => {
    const officer = await viewerOf();
    const entry = (name: string) => ({
      project: { ...blankProject, name, unitId: officer.unitId },
      investors: [],
    });
    const key = `form-${officer.userId}-abcdefghij`;
    await logProject(officer, entry("第一次"), key);
    await expect(logProject(officer, entry("第二次"), key)).rejects.toThrow(Unacceptable);
  });

  test("two officers who save two companies in opposite order are never shown a deadlock", async () => {
    const [one, other] = await Promise.all([aCompany(), aCompany()]);
    const officer = await viewerOf();
    const save = async (code: string) => {
      const [now] = await db.select().from(companies).where(eq(companies.code, code));
      if (!now) throw new Error("no company");
      const { name, unitId, version } = now;
      const blank = {
        shortName: null,
        creditCode: null,
        place: null,
        industryCode: null,
        groupName: null,
        chainCode: null,
      };
      await reviseCompany(officer, code, version, {
        ...blank,
        name,
        unitId,
        note: String(Math.random()),
      }).catch((error: unknown) => {
        if (!(error instanceof Stale)) throw error;
      });
    };
    const rounds = Array.from({ length: 20 }, (_, i) =>
      i % 2 ? [one.code, other.code] : [other.code, one.code],
    );
    await Promise.all(
      rounds.map(async (codes) => {
        for (const code of codes) await save(code);
      }),
    );
  }, 60_000);

  test("64 officers who record companies at once all succeed, and reads go on meanwhile", async () => {
    const officers = await Promise.all(Array.from({ length: 64 }, () => viewerOf()));
    const blank = {
      shortName: null,
      creditCode: null,
      place: null,
      industryCode: null,
      groupName: null,
      chainCode: null,
      note: null,
    };
    const writes = Promise.all(
      officers.map((officer) =>
        logCompany(officer, { ...blank, name: `并发企业${officer.userId}`, unitId: officer.unitId }),
      ),
    );
    const began = performance.now();
    await db.execute(sql`select 1`);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(new Set(await writes).size).toBe(64);
  }, 60_000);
});

async function signedProject(): Promise<{ id: number; code: string; version: number }> {
  const [officer, reviewer] = await Promise.all([viewerOf(), viewerOf({ role: "countyReviewer" })]);
  const project = await aProject({ by: officer });
  const fileKey = `k${String(Math.random()).slice(2)}${project.id}`.padEnd(32, "x").slice(0, 32);
  await asSystem("system.demo", (tx) =>
    tx.insert(files).values({
      key: fileKey,
      originalName: "协议.pdf",
      type: "application/pdf",
      size: 1,
      digest: "",
      uploadedBy: officer.userId,
    }),
  );
  const { version } = await projectNow(project.id);
  const day = { day: "2025-06-18", precision: "day" as const };
  await advanceProject(officer, {
    code: project.code,
    version,
    stage: "SIGN",
    actualOn: day,
    note: null,
    evidence: [{ fileKey, kind: "协议", datedOn: "2025-06-18" }],
    confirmed: [],
  });
  await passMilestone(reviewer, {
    code: project.code,
    version: (await projectNow(project.id)).version,
    stage: "SIGN",
  });
  return projectNow(project.id);
}

describe("codes and doors", () => {
  test("eight signings verified at once take eight numbers without a gap", async () => {
    const signed = [];
    for (let i = 0; i < 8; i += 1) signed.push(await signedProject());
    const cities = await Promise.all(signed.map(() => viewerOf({ role: "cityOfficer", unit: "330800B1" })));
    const left = await Promise.all(
      signed.map(({ code, version }, i) =>
        verifyMilestone(cities[i] as Viewer, { code, version, stage: "SIGN" }),
      ),
    );
    const codes = left.map(({ code }) => code);
    const numbers = codes.map((code) => Number(code.split("-")[1])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, i) => (numbers[0] ?? 0) + i));
    expect(codes.every((code) => code.startsWith("QZ2025-"))).toBe(true);
    expect((await db.select().from(evidence)).length).toBeGreaterThan(7);
  }, 60_000);

  test("the reading connection cannot write, whatever it is told", async () => {
    await expect(db.execute(sql`insert into serials (name, last) values ('planted', 1)`)).rejects.toThrow();
    await expect(db.execute(sql`update projects set name = 'planted'`)).rejects.toThrow();
  });
});
