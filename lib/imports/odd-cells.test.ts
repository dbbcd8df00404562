import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { aUnit, viewerOf } from "@/lib/demo/builders";
import { aZip, text, theParts } from "@/lib/import/fixtures";
import { aSheet, bringIn, named, preview } from "./fixtures";

let city: Viewer;
let unitId: number;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
  unitId = (await aUnit("330825")).id;
});

const verdicts = async (bytes: Uint8Array) => {
  const { rows, said } = await preview(city, "projects", bytes, { unitId });
  return (row: number) =>
    [rows.find((one) => one.row === row)?.verdict, said(row), rows.find((one) => one.row === row)] as const;
};

test("two numbers on two lines of a cell are never read as one", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", "总投资（亿元）", "用地面积（亩）", "开工日期"],
      [named("甲"), "1\n2", null, null],
      [named("乙"), "1.2\n亿元", "1,200", null],
      [named("丙"), null, "100\n20", null],
      [named("丁"), null, null, "2024\n3"],
    ]),
  );
  expect(row(2)).toEqual(["refused", expect.stringContaining("“1 2”看不懂"), expect.anything()]);
  expect(row(3)[2]).toMatchObject({ verdict: "new", shown: { totalInvestment: "12,000" } });
  expect(row(4)).toEqual(["look", expect.stringContaining("“100 20”不是一个亩数"), expect.anything()]);
  expect(row(5)).toEqual(["look", expect.stringContaining("看不懂"), expect.anything()]);
});

test("a row that was crossed out waits, and so does a cell; words partly crossed out are not believed", async () => {
  const styles = `<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><dxfs><dxf><font><strike/></font></dxf></dxfs>
    <cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs></styleSheet>`;
  const cell = (value: number, style: number) => `<c s="${style}"><v>${value}</v></c>`;
  const name = (what: string, style: number) => text(named(what)).replace("<c ", `<c s="${style}" `);
  const partly = `<c t="inlineStr"><is><r><rPr><strike/></rPr><t>10</t></r><r><t>12</t></r></is></c>`;
  const texts = `<si><r><rPr><strike/></rPr><t>20</t></r><r><t>25</t></r></si>`;
  const rows = [
    `${text("项目名称")}${text("总投资（万元）")}`,
    `${name("甲", 1)}${cell(5, 1)}`,
    `${name("乙", 0)}${cell(5, 1)}`,
    `${name("丙", 2)}${cell(5, 0)}`,
    `${name("丁", 0)}${partly}`,
    `${name("戊", 0)}<c t="s"><v>0</v></c>`,
  ];
  const row = await verdicts(
    aZip({
      ...theParts(rows.map((cells, at) => `<row r="${at + 1}">${cells}</row>`).join(""), { texts }),
      "xl/styles.xml": styles,
    }),
  );
  expect([2, 3, 4, 5, 6].map((at) => row(at)[0])).toEqual(["look", "look", "new", "refused", "refused"]);
  expect(row(2)[1]).toContain("这一行划了删除线");
  expect(row(3)[2]?.issues).toMatchObject([{ place: "B 总投资（万元）", level: "look" }]);
  expect(row(6)[1]).toContain("有几个字划了删除线");
});

test("a long code that a sheet kept as a number is not taken for the code", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", "项目代码"],
      [named("甲"), 2.401330802040112e23],
      [named("乙"), "2401-330802-04-01-112233"],
    ]),
  );
  expect(row(2)).toEqual(["look", expect.stringContaining("超过 15 位"), expect.anything()]);
  expect(row(3)[0]).toBe("new");
});

test('a CSV that keeps its zeros with ="0012" is read as a person sees it', async () => {
  const lines = ["项目名称,总投资（万元）,来源编号", `="${named("甲")}",="1300",="0012"`];
  const row = await verdicts(new Uint8Array(Buffer.from(lines.join("\n"))));
  expect(row(2)[2]).toMatchObject({ verdict: "new", shown: { totalInvestment: "1,300" } });
});

test("a row whose only news cannot be read is told among those that change nothing", async () => {
  const name = named("甲");
  const sheet = (day: string) =>
    aSheet([
      ["项目名称", "总投资（亿元）", "开工日期"],
      [name, 1, day],
    ]);
  await bringIn(city, (await preview(city, "projects", await sheet("2025-03-05"), { unitId })).code);
  const { counts, run } = await preview(city, "projects", await sheet("年后择日"), { unitId });
  expect([counts, run.settings.found?.unread]).toEqual(["same 1", 1]);
});

test("a column 币种 says row by row what money is meant; a word that names none is asked about", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", "承接单位", "总投资", "单位", "币种"],
      [named("甲"), "柯城", 1_500, "万元", "美元"],
      [named("乙"), "柯城", 1.5, "亿元", "人民币"],
      [named("丙"), "柯城", 800, "万元", "外币"],
    ]),
  );
  expect([2, 3].map((at) => row(at)[2]?.shown.totalInvestment)).toEqual(["1,500 万美元", "15,000"]);
  expect(row(4)).toEqual(["look", expect.stringContaining("“外币”看不懂"), expect.anything()]);
});

test("1.5万 under 万元 is asked about, 5000万 and 0.5亿 are not", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", "总投资（万元）"],
      ...["1.5万", "5000万", "0.5亿", "120000000元"].map((typed) => [named("甲"), typed]),
    ]),
  );
  expect([2, 3, 4, 5].map((at) => row(at)[0])).toEqual(["look", "new", "new", "new"]);
  expect(row(2)[1]).toContain("小得少见");
});

test("a number or an example where names stand waits", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", null, "承接单位", "总投资（亿元）"],
      [1, named("甲"), "柯城", 1],
      [`示例：${named("乙")}`, null, "柯城", 1],
    ]),
  );
  expect([2, 3].map((at) => row(at)[0])).toEqual(["look", "look"]);
});

test("an area that a formula came to is registered to two decimals, and that is told", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", "用地面积（亩）"],
      [named("甲"), 53.333333],
    ]),
  );
  expect(row(2)).toEqual(["new", expect.stringContaining("登记为 53.33"), expect.anything()]);
});

test("land in hectares is taken as mu; land that is rented costs nobody the row", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", "用地面积"],
      [named("甲"), "8公顷"],
      [named("乙"), "租赁标准厂房"],
      [named("丙"), "120亩（其中一期60亩）"],
    ]),
  );
  const written = row(2)[2]?.verdict;
  expect(written).toBe("new");
  expect(row(3)).toEqual(["new", expect.stringContaining("这一格没有导入"), expect.anything()]);
  expect(row(4)).toEqual(["look", expect.stringContaining("勾选后导入，这一格留空"), expect.anything()]);
  const inHectares = await verdicts(
    await aSheet([
      ["项目名称", "用地面积（公顷）"],
      [named("丁"), 2],
    ]),
  );
  expect(inHectares(2)[0]).toBe("new");
});

test("未签约 in a column of dates is no slip", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", "签约日期", "开工日期"],
      [named("甲"), "未签约", "尚未开工"],
    ]),
  );
  expect(row(2)).toEqual(["new", expect.stringContaining("写的是“未签约”"), expect.anything()]);
});

test("where a ledger names no carrying unit, the land's county is proposed for it", async () => {
  const sheet = await aSheet([
    ["项目名称", "落户地", "计划投资/元"],
    [named("甲"), "龙游县", 250_000_000],
    [named("乙"), "智造新城", 0],
  ]);
  const { rows, report } = await preview(city, "projects", sheet);
  expect(report.sheets[0]?.columns[1]?.keys).toEqual(["regionCode", "unitId"]);
  expect(rows[1]).toMatchObject({ verdict: "new", shown: { unitId: "龙游", totalInvestment: "25,000" } });
  expect(rows[2]).toMatchObject({ verdict: "new", issues: [], shown: { unitId: "智造新城" } });
});

test("a row that is refused says nothing of ticking", async () => {
  const row = await verdicts(
    await aSheet([
      ["项目名称", "总投资（亿元）", "开工日期"],
      [named("甲"), "abc", "2023-13-01"],
      [named("乙"), "1.2亿元（含设备）", null],
    ]),
  );
  expect(row(2)[0]).toBe("refused");
  expect(row(2)[1]).toContain("月份不存在，请写 1 至 12 月");
  expect(row(2)[1]).not.toContain("勾选");
  expect(row(3)).toEqual(["look", expect.stringContaining("按括号前的数理解"), expect.anything()]);
});

test("a ledger whose largest project is a few 万元 is asked about as a whole", async () => {
  const under = async (unit: string) => {
    const sheet = await aSheet([
      [`项目名称`, `总投资（${unit}）`],
      [named("甲"), 12.5],
      [named("乙"), 0],
    ]);
    return (await preview(city, "projects", sheet, { unitId })).run.settings.found?.small;
  };
  expect(await under("万元")).toBe(125_000);
  expect(await under("亿元")).toBeUndefined();
});
