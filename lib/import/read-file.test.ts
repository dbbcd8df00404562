import { afterEach, expect, test, vi } from "vitest";
import { aZip, text, textsOf, theParts } from "./fixtures";
import { readSpreadsheet } from "./read-file";

afterEach(() => {
  vi.restoreAllMocks();
  vi.resetModules();
});

const csv = new Uint8Array(Buffer.from("项目名称,总投资（亿元）\n含氟新材料项目,12.5\n"));

test("an uploaded table comes back from the reading process", async () => {
  const reading = await readSpreadsheet(csv, "台账.csv");
  if (!reading.ok) throw new Error(reading.message);
  expect(reading.workbook).toMatchObject({ kind: "csv", encoding: "UTF-8" });
  expect(reading.workbook.sheets.map(textsOf)).toEqual([
    [
      ["项目名称", "总投资（亿元）"],
      ["含氟新材料项目", "12.5"],
    ],
  ]);
});

test("a workbook of many rows arrives whole, with what is hidden and merged", async () => {
  const rows = Array.from({ length: 5_000 }, (_, at) => `<row>${text(`项目${at}`)}</row>`);
  const after = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>';
  const before = '<cols><col min="2" max="2" hidden="1"/></cols>';
  const reading = await readSpreadsheet(aZip(theParts(rows.join(""), { before, after })), "台账.xlsx");
  const grid = reading.ok ? reading.workbook.sheets[0] : undefined;
  expect(grid?.rows.length).toBe(5_000);
  expect(grid?.rows[4_999]).toEqual([{ text: "项目4999" }]);
  expect([grid?.hiddenColumns, grid?.merges]).toEqual([
    new Set([1]),
    [{ top: 2, left: 0, bottom: 3, right: 0 }],
  ]);
});

test("a refusal comes back as its sentence", async () => {
  expect(await readSpreadsheet(new Uint8Array(), "台账.xlsx")).toEqual({
    ok: false,
    message: "文件是空的，没有任何内容，请检查后重新选择",
  });
});

test("the eleventh file at once is asked to wait, the ten before it are read", async () => {
  const readings = await Promise.all(Array.from({ length: 11 }, () => readSpreadsheet(csv, "台账.csv")));
  expect(readings.filter(({ ok }) => ok).length).toBe(10);
  expect(readings[10]).toEqual({ ok: false, message: "同时导入的文件太多，请过一分钟再试" });
  expect((await readSpreadsheet(csv, "台账.csv")).ok).toBe(true);
});

test("a reading process that dies is a sentence, not a crash", async () => {
  vi.spyOn(process, "cwd").mockReturnValue("/nowhere");
  vi.resetModules();
  const installedElsewhere = await import("./read-file");
  expect(await installedElsewhere.readSpreadsheet(csv, "台账.csv")).toEqual({
    ok: false,
    message: "读取程序出错，请稍后再试；多次出现请联系管理员",
  });
});
