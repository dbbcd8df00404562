import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { dictionaryItems as any } from "@/db/schema";
import type { LedgerSpec } from "@/lib/ledger/spec";
import { stateOf } from "@/lib/ledger/state";
import { filterInWords } from "./ledger-words";

const where = () => sql`true`;
const options = [
  { value: "SIGN", label: "正式签约" },
  { value: "none", label: "未填" },
];

const spec: LedgerSpec = {
  name: "any",
  title: "台账",
  from: any,
  id: any.id,
  code: any.code,
  search: any.label,
  standing: sql`true`,
  usualSort: "code",
  columns: { code: { title: "编号", value: any.code, sort: sql`${any.code}`, show: () => null } },
  filters: {
    stage: { kind: "choice", label: "阶段", options, where },
    total: { kind: "range", label: "总投资", unit: "万元", where },
    signed: { kind: "day", label: "签约", where },
    place: { kind: "text", label: "所在地", where },
    leader: { kind: "flag", label: "只看链主", where },
  },
};

test.each([
  [{}, ""],
  [{ stage: "SIGN,none" }, "阶段：正式签约、未填"],
  [{ stage: "GONE" }, "阶段：GONE"],
  [{ total: "10000..50000" }, "总投资：10000 万元 至 50000 万元"],
  [{ total: "1亿.." }, "总投资：1亿 起"],
  [{ total: "..5000" }, "总投资：至 5000 万元"],
  [{ signed: "2026-01-01..2026-03-31" }, "签约：2026-01-01 至 2026-03-31"],
  [{ signed: "2026-01-01..2026-01-01" }, "签约：2026-01-01"],
  [{ signed: "昨天.." }, ""],
  [{ place: "杭州", leader: "1" }, "所在地：含“杭州”；只看链主"],
  [{ q: "新材料", unknown: "x" }, "查找“新材料”"],
])("%j is said as “%s”", (query, words) => {
  expect(filterInWords(spec, stateOf(spec, query))).toBe(words);
});

test("a period that moves with the calendar is said with the days it means today", () => {
  expect(filterInWords(spec, stateOf(spec, { signed: "year" }))).toMatch(
    /^签约：\d{4}-01-01 至 \d{4}-12-31$/,
  );
});
