import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { dictionaryItems } from "@/db/schema";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type Day, today, yearOf } from "@/lib/date/day";
import { viewerOf } from "@/lib/demo/builders";
import { closeDictionaryEntry, reopenDictionaryEntry, reviseDictionaryEntry } from "./commands";
import { addHolidays } from "./holiday-commands";
import { type DictionaryName, entriesOf, forgetDictionaries, historyOfDictionary } from "./queries";

let admin: Viewer;
beforeAll(async () => {
  admin = await viewerOf({ role: "systemAdmin", unit: "330800", name: "演示管理员甲" });
}, 60_000);

async function openRow(dictionary: DictionaryName, code: string) {
  const [row] = await db
    .select()
    .from(dictionaryItems)
    .where(
      and(
        eq(dictionaryItems.dictionary, dictionary),
        eq(dictionaryItems.code, code),
        isNull(dictionaryItems.validTo),
      ),
    );
  if (!row) throw new Error(`no ${dictionary} ${code}`);
  return row;
}

async function reworded(
  dictionary: DictionaryName,
  code: string,
  attributes: Record<string, unknown>,
  from?: Day,
) {
  const { id, version, label, mark, attributes: held, validFrom: since } = await openRow(dictionary, code);
  // Another test may have worded the rule for a day to come.
  const validFrom = from ?? (since > today() ? since : today());
  return reviseDictionaryEntry(admin, id, version, {
    ...{ label, mark, validFrom, attributes: { ...held, ...attributes } as never },
  });
}

const complaintOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(Unacceptable);
  return (error as Unacceptable).message;
};

describe("an administrator who rewords a rule", () => {
  test.each([
    ["a yellow line above the red", "lightRules", "SILENCE", { yellow: 40, red: 30 }, "红线须大于黄线"],
    ["a yellow line equal to the red", "lightRules", "SILENCE", { yellow: 30, red: 30 }, "红线须大于黄线"],
    ["a line of no days", "lightRules", "SILENCE", { yellow: 0, red: 30 }, "请写 1 到 365 天"],
    ["a line below nothing", "lightRules", "SILENCE", { yellow: -5, red: 30 }, "请写 1 到 365 天"],
    ["a line of ten years", "lightRules", "SILENCE", { red: 3_650 }, "请写 1 到 365 天"],
    ["more points than there are", "lightRules", "PROGRESS-GAP", { red: 130 }, "请写 1 到 100 个百分点"],
    ["no line at all", "lightRules", "STATISTICS", { yellow: null, red: null }, "至少写一个"],
    ["stages the wrong way round", "lightRules", "TASK", { firstStage: "FULL", lastStage: "LEAD" }, "从阶段"],
    ["an agenda rule without its threshold", "agendaRules", "SILENT", { limit: null }, "门槛"],
    ["an agenda rule of every day", "agendaRules", "UNSTARTED", { limit: 0 }, "请写 1 到 1000 天"],
    ["a threshold where there is none", "agendaRules", "NEW_RED", { limit: 3 }, "没有门槛"],
    ["an item of two hours", "agendaRules", "SLIPS", { minutes: 120 }, "请写 1 到 90 分钟"],
    ["a month closed before it opens", "monthSteps", "CLOSE", { day: 20 }, "先后顺序相反"],
    ["a deadline of no days", "assignmentRules", "RECEIVE", { days: 0 }, "请写 1 到 60 个工作日"],
  ] as const)("is refused %s, in words", async (_, dictionary, code, attributes, words) => {
    expect(await complaintOf(reworded(dictionary, code, attributes))).toContain(words);
  });

  test("never rewrites what a rule said on a day gone by", async () => {
    const early = reworded("lightRules", "FULL-LATE", { red: 80 }, addDays(today(), -1));
    expect(await complaintOf(early)).toContain("从今天或以后");
  });

  test("begins a dated wording and signs it", async () => {
    const from = addDays(today(), 700);
    await reworded("lightRules", "FULL-LATE", { red: 95 }, from);
    forgetDictionaries();
    const redOn = async (day: Day) =>
      (await entriesOf("lightRules", day)).find(({ code }) => code === "FULL-LATE")?.attributes.red;
    expect([await redOn(addDays(from, -1)), await redOn(from)]).toEqual([90, 95]);
    const rows = (await historyOfDictionary("lightRules")).filter(({ code }) => code === "FULL-LATE");
    expect(rows.at(-1)).toMatchObject({ by: "演示管理员甲", validFrom: from });
  });

  test("ends an agenda rule from a day and takes it up again later", async () => {
    const day = addDays(today(), 400);
    const codesOn = async (when: Day) => {
      forgetDictionaries();
      return (await entriesOf("agendaRules", when)).map(({ code }) => code);
    };
    const rule = await openRow("agendaRules", "NO_CHANGE");
    expect(
      await complaintOf(closeDictionaryEntry(admin, rule.id, rule.version, addDays(today(), -1))),
    ).toContain("从今天或以后停用");
    await closeDictionaryEntry(admin, rule.id, rule.version, day);
    expect(await codesOn(addDays(day, -1))).toContain("NO_CHANGE");
    expect(await codesOn(day)).not.toContain("NO_CHANGE");
    const closed = (await historyOfDictionary("agendaRules")).find(({ id }) => id === rule.id);
    const again = { label: rule.label, mark: rule.mark, attributes: rule.attributes as never };
    const early = { ...again, validFrom: addDays(day, -1) };
    expect(await complaintOf(reopenDictionaryEntry(admin, rule.id, closed?.version ?? 0, early))).toContain(
      "不能早于",
    );
    await reopenDictionaryEntry(admin, rule.id, closed?.version ?? 0, { ...again, validFrom: day });
    expect(await codesOn(day)).toContain("NO_CHANGE");
  });

  test("cannot end a step that the program itself needs", async () => {
    const step = await openRow("monthSteps", "CLOSE");
    expect(await complaintOf(closeDictionaryEntry(admin, step.id, step.version, today()))).toContain(
      "由系统流程决定",
    );
  });
});

describe("a pasted holiday notice", () => {
  const year = yearOf(addMonths(today(), 24));
  const notice = (text: string) => ({ text, year, mark: "演示通知" });

  test("is taken whole, and a second time changes nothing", async () => {
    const text = "国庆节：10月1日至7日放假调休，共7天";
    expect(await addHolidays(admin, notice(text))).toBe(7);
    expect(await addHolidays(admin, notice(text))).toBe(0);
    expect(await openRow("holidays", `${year}-10-07`)).toMatchObject({ label: "国庆节" });
  });

  test("with one wrong day is not taken at all", async () => {
    const text = "劳动节：5月1日至5日放假\n2月30日放假";
    expect(await complaintOf(addHolidays(admin, notice(text)))).toContain("2 月没有 30 日");
    await expect(openRow("holidays", `${year}-05-01`)).rejects.toThrow();
  });

  test("changes a day that was entered otherwise", async () => {
    const sunday = Array.from({ length: 7 }, (_, i) => `${year}-03-0${i + 1}`).find(
      (day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 0,
    );
    await addHolidays(admin, notice(`${sunday} 放假`));
    expect(await addHolidays(admin, notice(`${sunday} 上班`))).toBe(1);
    expect((await openRow("holidays", sunday ?? "")).attributes).toEqual({ kind: "work" });
  });
});
