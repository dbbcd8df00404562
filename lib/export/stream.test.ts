import { readXlsx } from "hucre";
import { parseCsv } from "hucre/csv";
import { expect, test } from "vitest";
import { openedWorkbook } from "./opened-workbook";
import { type PlainContent, plainCsv, plainWorkbook } from "./stream";
import type { WorkbookCell } from "./workbook-content";

const rows: WorkbookCell[][] = [
  [
    { kind: "text", value: "=1+1" },
    { kind: "number", value: -1.5 },
    { kind: "day", value: "2026-03-18" },
  ],
  [
    { kind: "text", value: null },
    { kind: "number", value: null },
    { kind: "text", value: "待定" },
  ],
];

async function* inPages(pages: WorkbookCell[][][]) {
  yield* pages;
}

const content = (pages: WorkbookCell[][][] = [rows]): PlainContent => ({
  heads: [
    { title: "名称", width: 20 },
    { title: "总投资（万元）", width: 12 },
    { title: "签约", width: 12 },
  ],
  pages: inPages(pages),
  notes: () => ["制表人：张三", "=不是公式"],
});

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream as BodyInit).arrayBuffer());

test("plain rows carry a head, real values and who made them", async () => {
  const bytes = await bytesOf(plainWorkbook(content()));
  const read = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
  expect(read.slice(0, 3)).toEqual([
    ["序号", "名称", "总投资（万元）", "签约"],
    [1, "=1+1", -1.5, new Date(Date.UTC(2026, 2, 18))],
    [2, null, null, "待定"],
  ]);
  expect(read.slice(3).map(([said]) => said)).toEqual([null, "制表人：张三", "=不是公式"]);
  expect(openedWorkbook(bytes).get("xl/worksheets/sheet1.xml")).not.toContain("<f>");
});

test("many pages arrive in order, and none is asked for before its turn", async () => {
  let asked = 0;
  async function* pages() {
    for (; asked < 400; asked += 1) yield Array.from({ length: 50 }, () => rows[0] ?? []);
  }
  const reader = plainWorkbook({ ...content(), pages: pages() }).getReader();
  await reader.read();
  expect(asked).toBeLessThan(5);
  let size = 0;
  for (let done = false; !done; ) {
    const next = await reader.read();
    size += next.value?.length ?? 0;
    done = next.done;
  }
  expect(asked).toBe(400);
  expect(size).toBeGreaterThan(10_000);
});

test("the same rows as text are marked as UTF-8 and neutralised", async () => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await bytesOf(plainCsv(content())));
  expect(text.startsWith("\uFEFF序号,名称,")).toBe(true);
  expect(parseCsv(text.slice(1), { delimiter: "," })).toEqual([
    ["序号", "名称", "总投资（万元）", "签约"],
    ["1", "'=1+1", "-1.5", "2026-03-18"],
    ["2", "", "", "待定"],
    ["制表人：张三"],
    ["'=不是公式"],
  ]);
});

test("invented rows are called so on the tab", async () => {
  const bytes = await bytesOf(plainWorkbook({ ...content(), demo: true }));
  expect(openedWorkbook(bytes).get("xl/workbook.xml")).toContain("演示数据");
});
