import { readXlsx } from "hucre";
import { expect, test } from "vitest";
import { openedWorkbook } from "./opened-workbook";
import { formattedWorkbook } from "./workbook";
import type { WorkbookCell, WorkbookContent } from "./workbook-content";

const said = (value: string): WorkbookCell => ({ kind: "text", value });
const amount = (value: number | null): WorkbookCell => ({ kind: "number", value, format: "#,##0.####" });
const day = (value: string | null): WorkbookCell => ({ kind: "day", value });

const columns: WorkbookContent["columns"] = [
  { title: "编号", kind: "text", width: 14 },
  { title: "项目名称", kind: "text", width: 36, isName: true },
  { title: "总投资", unit: "万元", kind: "number", format: "#,##0.####", width: 14, sum: true },
  { title: "签约", kind: "day", width: 12 },
  { title: "备注", kind: "text", width: 30 },
];

const rows: WorkbookCell[][] = [
  [said("0012"), said("特种纸循环产业园"), amount(15_000), day("2026-03-18"), said("")],
  [said("0013"), said("滤波器封测线"), amount(0.1), day("2026-12-31"), said("第一行\n第二行")],
  [said("0014"), said("待定的项目"), { kind: "text", value: "待定" }, day(null), said("x")],
  [said("0015"), said("未填的项目"), amount(null), day(null), said("x")],
  [said("0016"), said("零元的项目"), amount(0), day("1949-10-01"), said("x")],
  [said("0017"), said("零头的项目"), amount(0.2), day("2026-01-01"), said("x")],
];

const ledger: WorkbookContent = {
  title: "项目台账",
  unitLine: "单位：万元",
  asOf: "截至 2026-11-24 10:32",
  definition: "筛选：县区：龙游　口径：以申报数为准　未计入合计：总投资 2 个",
  columns,
  rows,
  footer: "制表人：张三（龙游）",
  author: "张三",
};

const partsOf = async (content: Partial<WorkbookContent> = {}) =>
  openedWorkbook(await formattedWorkbook({ ...ledger, ...content }));
const sheetOf = async (content: Partial<WorkbookContent> = {}) =>
  (await partsOf(content)).get("xl/worksheets/sheet1.xml") ?? "";
const valuesOf = async (content: Partial<WorkbookContent> = {}) =>
  (await readXlsx(await formattedWorkbook({ ...ledger, ...content }))).sheets[0]?.rows ?? [];

test("an officer opens a titled ledger: units, time, definition and head come first, the maker last", async () => {
  const values = await valuesOf();
  expect(values[0]?.[0]).toBe("项目台账");
  expect(values[1]).toContain("截至 2026-11-24 10:32");
  expect(values[1]).toContain("单位：万元");
  expect(values[2]?.[0]).toContain("口径：以申报数为准");
  expect(values[3]).toEqual(["序号", "编号", "项目名称", "总投资（万元）", "签约", "备注"]);
  expect(values[4]?.[0]).toBe(1);
  expect(values.at(-1)?.[0]).toBe("制表人：张三（龙游）");
});

test("numbers are numbers, days are days, zero is zero and the unknown is empty", async () => {
  const values = await valuesOf();
  expect(values[4]?.slice(1)).toEqual([
    "0012",
    "特种纸循环产业园",
    15_000,
    new Date(Date.UTC(2026, 2, 18)),
    null,
  ]);
  expect(values[6]?.slice(3, 5)).toEqual(["待定", null]);
  expect(values[7]?.slice(3, 5)).toEqual([null, null]);
  expect(values[8]?.slice(3, 5)).toEqual([0, new Date(Date.UTC(1949, 9, 1))]);
});

test("the total is a formula that follows the filter, beside the exact sum", async () => {
  const sheet = await sheetOf();
  expect(sheet).toMatch(/<c r="D11"[^>]*><f>SUBTOTAL\(109,D5:D10\)<\/f><v>15000.3<\/v><\/c>/);
  expect(sheet.match(/<f>/g)).toHaveLength(1);
});

test("money added a hundred thousand times over loses nothing", async () => {
  const many = Array.from({ length: 3_000 }, () => [said("1"), said("甲"), amount(0.1), day(null), said("")]);
  expect(await sheetOf({ rows: many })).toContain("<v>300</v>");
});

test("a ledger without amounts has no total and one without rows says so", async () => {
  const nothing = { columns: columns.slice(0, 2), rows: [] };
  const values = await valuesOf(nothing);
  expect(values.flat()).toContain("没有符合条件的记录");
  expect(values.flat()).not.toContain("合计");
  expect(await sheetOf({ rows: [] })).not.toContain("<f>");
});

const hostile = [
  "=cmd|'/c calc'!A1",
  '=HYPERLINK("http://x.example")',
  "+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  "\u00A0=1",
  "<script>alert(1)</script>",
  "]]></t></is></c><c><f>1+1</f></c>",
  "&lt;f&gt;1&lt;/f&gt;",
  "#REF!",
  "#N/A",
  "TRUE",
  "1e9",
  "00123",
  "_x000D_",
  "_x003D_1+1",
  " 前后有空 ",
];

test("whatever text begins with, it stays text and comes back as it was", async () => {
  const sheet = await sheetOf({ rows: hostile.map((text) => [said("1"), said(text)]), columns });
  expect(sheet.match(/<f>/g) ?? []).toEqual(["<f>"]);
  expect(sheet).not.toMatch(/t="e"|<script/);
  const values = await valuesOf({ rows: hostile.map((text) => [said("1"), said(text)]) });
  expect(values.slice(4, 4 + hostile.length).map((row) => row[2])).toEqual(hostile);
});

test("hostile titles, definitions and names of people are text too", async () => {
  const text = "=1+1 <b>&[标题]:*?/\\'";
  const parts = await partsOf({ title: text, definition: text, footer: `${text}&P`, author: text });
  const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet.match(/<f>/g)).toHaveLength(1);
  expect(sheet).toContain("&amp;&amp;P");
  expect(parts.get("xl/workbook.xml")).toMatch(/<sheet name="=1\+1 &lt;b&gt;&amp;标题"/);
});

test("a text longer than a cell can hold is cut, and half characters cannot damage the file", async () => {
  const values = await valuesOf({ rows: [[said("a\uD800b\uFFFE"), said("长".repeat(40_000))]] });
  expect(values[4]?.[1]).toBe("ab");
  expect(String(values[4]?.[2])).toHaveLength(32_767);
});

test("the head and the name stay in sight, the filter covers the rows, and it prints on A3 across", async () => {
  const parts = await partsOf();
  const sheet = parts.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toContain('<pane xSplit="3" ySplit="4" topLeftCell="D5" state="frozen"');
  expect(sheet).toContain('<autoFilter ref="A4:F10"/>');
  expect(sheet).toContain(
    '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  );
  expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
  expect(sheet).toContain("第 &amp;P 页　共 &amp;N 页");
  expect(sheet).toContain('<mergeCell ref="A1:F1"/>');
  expect(parts.get("xl/workbook.xml")).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="0">'项目台账'!$4:$4</definedName>`,
  );
});

test("decimals are equal down a column, and a number with more of them is not cut", async () => {
  const styles = (await partsOf({ rows: [...rows, [said("0018"), said("细"), amount(1.2345)]] })).get(
    "xl/styles.xml",
  );
  expect(styles).toContain('formatCode="#,##0.00_ "');
  expect(styles).toContain('formatCode="#,##0.0000_ "');
  expect(styles).toContain('formatCode="yyyy-mm-dd"');
});

test("made-up data says so on the sheet and on every printed page", async () => {
  const values = await valuesOf({ demo: true });
  expect(values[1]?.[0]).toContain("演示数据");
  expect(values[4]?.[1]).toBe("编号");
  expect(await sheetOf({ demo: true })).toContain("演示数据</oddFooter>");
  expect((await valuesOf()).flat().join()).not.toContain("演示数据");
});

test("nothing is in the file that is not on the sheet but its title and its maker", async () => {
  const parts = await partsOf();
  expect([...parts.keys()].filter((name) => name.startsWith("xl/worksheets"))).toHaveLength(1);
  expect([...parts.values()].join()).not.toMatch(/hidden="|state="(?:very)?[Hh]idden"/);
  const properties = parts.get("docProps/core.xml") ?? "";
  expect(properties).toContain("<dc:creator>张三</dc:creator>");
  expect(
    properties
      .replace(/<[^>]*>/g, " ")
      .trim()
      .split(/\s+/),
  ).toHaveLength(3);
});

test("a request that ends takes its workbook with it", async () => {
  const gone = AbortSignal.timeout(5);
  await expect(formattedWorkbook(ledger, gone)).rejects.toThrow();
});
