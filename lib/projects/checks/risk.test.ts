import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries, type FieldChange } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { riskInSql } from "./entries";
import { amountFields, graveActs, riskOf, wordFields } from "./risk";

const pick = <T>(some: readonly T[], at: number): T => some[at % some.length] as T;

const verbs = [
  ...["project.revise", "project.revise", "project.revise", "project.log", "project.setPace"],
  ...["project.resume", ...Object.keys(graveActs)],
];

/** No project's number: the desk finds none of these. */
const entityId = 888_888_888;

/** Changes of every kind, spread over the edges of the rules. */
function changesOf(seed: number): FieldChange[] {
  const yuan = [null, 0, 1, 99, 100, 80, 79, 81, 1_000, 10_000, 9_999, 500_000_003, 400_000_002, 400_000_003];
  const amount = (at: number) => {
    const value = pick(yuan, at);
    return value === null && at % 2 === 0 ? null : { yuan: value, typed: "" };
  };
  const field = pick([...amountFields, ...wordFields, "name", "chainCode", "landArea"], seed * 7);
  const one: FieldChange = amountFields.includes(field)
    ? { field, from: amount(seed), to: amount(seed * 3 + 1) }
    : { field, from: seed % 5 === 0 ? null : "甲", to: "乙" };
  return seed % 3 === 0 ? [one, { field: pick(wordFields, seed), from: "一", to: "二" }] : [one];
}

describe("risk", () => {
  test("the database says of 1,000 changes what the rule says", async () => {
    const made = Array.from({ length: 1_000 }, (_, seed) => ({
      verb: pick(verbs, Math.floor(seed / 3)),
      changes: changesOf(seed),
    }));
    const ids = await asSystem("system.demo", (tx) =>
      tx
        .insert(auditEntries)
        .values(
          made.map(({ verb, changes }) => ({
            ...{ verb, userName: "测试", entity: "projects", entityId, entityVersion: 2, changes },
          })),
        )
        .returning({ id: auditEntries.id }),
    );
    const judged = await db
      .select({ id: auditEntries.id, risk: riskInSql })
      .from(auditEntries)
      .where(sql`${auditEntries.entityId} = ${entityId} and ${auditEntries.entity} = 'projects'`);
    const riskOfId = new Map(judged.map(({ id, risk }) => [id, risk]));
    made.forEach((one, i) => {
      expect(riskOfId.get(ids[i]?.id ?? 0), JSON.stringify(one)).toBe(riskOf({ ...one, movedBefore: 0 }));
    });
    expect(new Set(judged.map(({ risk }) => risk)).size).toBe(4);
  });

  test("a plan moved for the second time is a risk, for the first it is not", () => {
    const moved = [{ field: "plannedOn", from: "2026-01-01", to: "2026-02-01" }];
    expect(riskOf({ verb: "project.plan", changes: moved, movedBefore: 0 })).toBe("usual");
    expect(riskOf({ verb: "project.plan", changes: moved, movedBefore: 1 })).toBe("high");
  });
});
