import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { projects } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { aUnit, viewerOf } from "@/lib/demo/builders";
import { rawOf } from "@/lib/fields/input";
import { aZip, text, theParts } from "@/lib/import/fixtures";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import { aSheet, bringIn, named, preview, upload } from "./fixtures";

let city: Viewer;
let unitId: number;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
  unitId = (await aUnit("330825")).id;
});

const heading = ["项目名称", "投资方", "总投资（万元）", "用地面积（亩）"];

const seenIn = async (bytes: Uint8Array) => preview(city, "projects", bytes, { unitId });
type Seen = Awaited<ReturnType<typeof seenIn>>;

/** What became of a row, and the amount it was understood as. */
const judged = ({ rows, said }: Seen, row: number) => {
  const found = rows.find((one) => one.row === row);
  return [found?.verdict, found?.shown.totalInvestment ?? "", said(row)] as const;
};

const csv = (lines: string[]) => new Uint8Array(Buffer.from(lines.join("\r\n")));

describe("a number a person would read otherwise waits for a person", () => {
  test("an amount merged over several projects is theirs together: it is neither repeated nor believed", async () => {
    const file = await aSheet(
      [heading, [named("甲"), "A", 300, 10], [named("乙"), "B", null, 20], [named("丙"), "C", null, 30]],
      { merges: ["C2:C4"] },
    );
    const seen = await seenIn(file);
    expect(seen.counts).toBe("look 3");
    expect(judged(seen, 2)[2]).toContain("几行共用的数；勾选后全部记在这一行");
    expect(judged(seen, 3)[2]).toContain("勾选后导入，这一格留空");
    const places = seen.rows
      .filter(({ verdict }) => verdict === "look")
      .flatMap(({ issues }) => issues[0]?.place);
    expect(places).toEqual(Array.from({ length: 3 }, () => "C 总投资（万元）"));
    expect(seen.run.settings.found?.sum.yuan).toBe(3_000_000);
    expect((await bringIn(city, seen.code, { ticked: [2, 3, 4] })).counts).toBe("added 3");
  });

  test("a cell merged across is in its first column only", async () => {
    const file = await aSheet([heading, [named("甲"), null, 300, 10]], { merges: ["A2:B2"] });
    const seen = await seenIn(file);
    expect(seen.rows.find(({ row }) => row === 2)).toMatchObject({ verdict: "new", companies: [] });
  });

  test("a name merged over rows that have amounts of their own is asked about", async () => {
    const file = await aSheet([heading, [named("甲"), "A", 300, 10], [null, "B", 200, 20]], {
      merges: ["A2:A3"],
    });
    const seen = await seenIn(file);
    expect(seen.counts).toBe("new 1, look 1");
    expect(judged(seen, 3)[2]).toContain("与上面的行合并成一格，却另有自己的内容");
  });

  test("what a number format shows is what is read", async () => {
    const formats = ["General", "0.00&quot;亿元&quot;", "0!.0,&quot;万&quot;", "#,##0.00,,"];
    const styles = `<styleSheet><numFmts>${formats
      .map((code, at) => `<numFmt numFmtId="${200 + at}" formatCode="${code}"/>`)
      .join(
        "",
      )}</numFmts><cellXfs>${formats.map((_, at) => `<xf numFmtId="${200 + at}"/>`).join("")}</cellXfs></styleSheet>`;
    const row = (at: number, style: number, value: number) =>
      `<row r="${at}">${text(named("格"))}${text("A")}<c s="${style}"><v>${value}</v></c></row>`;
    const rows = `<row r="1">${heading.map((title) => text(title)).join("")}</row>${row(2, 0, 12)}${row(3, 1, 12)}${row(4, 2, 12_000_000)}${row(5, 3, 12_000_000)}`;
    const seen = await seenIn(aZip({ ...theParts(rows), "xl/styles.xml": styles }));
    expect([2, 3, 4, 5].map((at) => judged(seen, at)[1])).toEqual(["12", "120,000", "1,200", "12"]);
  });

  test("2026.10 that a sheet keeps as the number 2026.1 is not taken for January", async () => {
    const file = await aSheet([
      ["项目名称", "正式签约日期"],
      [named("甲"), 2026.1],
      [named("乙"), "2026.1"],
      [named("丙"), 2025.12],
    ]);
    const seen = await seenIn(file);
    expect([2, 3, 4].map((at) => judged(seen, at)[0])).toEqual(["look", "new", "new"]);
    expect(judged(seen, 2)[2]).toContain("可能是 1 月，也可能是 10 月");
  });

  test("yuan under a heading in 万元 are too large to be believed", async () => {
    const seen = await seenIn(await aSheet([heading, [named("甲"), "A", 150_000_000, 10]]));
    expect(seen.counts).toBe("look 1");
    expect(judged(seen, 2)[2]).toContain("合 15,000 亿元，大得少见，请核对单位");
  });

  test("thousands without quotes in a CSV are two cells, which is told", async () => {
    const seen = await seenIn(
      csv(["项目名称,总投资（万元）", `${named("甲")},5,000.00`, `${named("乙")},"6,000"`]),
    );
    expect(seen.counts).toBe("new 1, look 1");
    expect(judged(seen, 2)).toEqual(["look", "5", expect.stringContaining("比表头多出了格子")]);
    expect(judged(seen, 3)[1]).toBe("6,000");
  });

  test("dollars that only the heading names are dollars again in the form", async () => {
    const name = named("外资");
    const file = await aSheet([
      ["项目名称", "总投资（万美元）", "固定资产投资（万元）"],
      [name, 500, 3_000],
    ]);
    const seen = await seenIn(file);
    expect(judged(seen, 2).slice(0, 2)).toEqual(["new", "500 万美元"]);
    await bringIn(city, seen.code);
    const { rows } = await seenIn(file);
    const [project] = await db.select().from(projects).where(eq(projects.name, name));
    expect(rows.find(({ row }) => row === 2)?.verdict).toBe("same");
    const again = projectInput.parse(rawOf(projectFields, project as never));
    expect(again.totalInvestment).toMatchObject({ currency: "USD", units: 5_000_000, yuan: null });
  });
});

describe("a row that is no record is not taken for one", () => {
  test("a table on its side is refused with what to do", async () => {
    const file = await aSheet([
      ["项目名称", "甲项目", "乙项目"],
      ["投资方", "A", "B"],
      ["总投资（万元）", 100, 200],
    ]);
    await expect(seenIn(file)).rejects.toThrow(/竖排.*转置/);
  });

  test("其中 lines and headings in the name column wait for a tick", async () => {
    const file = await aSheet([
      heading,
      ["（一）在谈项目", null, null, null],
      [named("甲"), "A", 100, 1],
      ["其中：技改", null, 100, null],
      [`（一期）${named("乙")}`, "B", 5, 1],
    ]);
    const seen = await seenIn(file);
    expect([2, 3, 4, 5].map((at) => judged(seen, at)[0])).toEqual(["look", "new", "look", "new"]);
  });

  test("a total on top is checked also where another stands below", async () => {
    const file = await aSheet([
      heading,
      ["合计", null, 700, null],
      [named("甲"), "A", 100, 1],
      [named("乙"), "B", 500, 1],
      ["总计", null, 600, null],
    ]);
    const { found } = (await seenIn(file)).run.settings;
    expect(found?.totals.map(({ row, shown, computed, ok }) => [row, shown, computed, ok])).toEqual([
      [2, "700", "600", false],
      [5, "600", "600", true],
    ]);
  });

  test("a second table further down is not read under the first one's heading without a look", async () => {
    const file = await aSheet([
      ["项目名称", "总投资（万元）"],
      [named("甲"), 5],
      [null, null],
      ["基金名称", "规模（亿元）"],
      [named("乙基金"), 3],
    ]);
    const seen = await seenIn(file);
    expect([2, 4, 5].map((at) => judged(seen, at)[0])).toEqual(["new", "refused", "look"]);
    expect(judged(seen, 5)[2]).toContain("第 4 行像是另一张表的表头");
  });
});

describe("what is there is found", () => {
  test("a column 单位 of 万元 and 亿元 is each row's own unit", async () => {
    const file = await aSheet([
      ["项目名称", "总投资", "单位"],
      [named("甲"), 1.5, "亿元"],
      [named("乙"), 8_000, "万元"],
      [named("丙"), 500, "万美元"],
    ]);
    const { report } = await upload(city, "projects", file, { unitId });
    expect(report.sheets[0]?.columns.map(({ keys }) => keys)).toEqual([
      ["name"],
      ["totalInvestment"],
      ["amountUnit"],
    ]);
    const seen = await seenIn(file);
    expect([2, 3, 4].map((at) => judged(seen, at)[1])).toEqual(["15,000", "8,000", "500 万美元"]);
  });

  test("a heading in row 30 under explanations", async () => {
    const notes = Array.from({ length: 29 }, (_, at) => [at % 3 ? null : `填报要求第${at}条`]);
    const seen = await seenIn(await aSheet([...notes, heading, [named("甲"), "A", 100, 1]]));
    expect(seen.counts).toBe("new 1");
    expect(seen.report.sheets[0]?.headerRows).toEqual([30]);
  });

  test("a CSV with title, unit line, blank lines, several investors, total and note", async () => {
    const lines = [
      "衢州市2026年招商项目表,,,",
      ",,,单位：万元",
      "",
      "序号,项目名称,投资方,总投资",
      `1,${named("甲")},A公司,５０００`,
      "",
      `2,${named("乙")},"B公司；C公司","6,000"`,
      "合计,,,11000",
      "备注：略,,,",
    ].join("\r\n");
    const seen = await seenIn(new Uint8Array(Buffer.from(lines)));
    expect(seen.counts).toBe("new 2");
    expect(seen.run.settings.found).toMatchObject({
      sum: { yuan: 110_000_000, rows: 2 },
      filledRows: 7,
      totals: [{ ok: true }],
    });
  });

  test("ten thousand prepared lines below are no rows, a row beyond what is read is told", async () => {
    const blank = Array.from(
      { length: 10_000 },
      (_, at) => `<row r="${at + 3}"><c s="1"/>${text(" ")}</row>`,
    );
    const rows = `<row r="1">${heading.map((title) => text(title)).join("")}</row><row r="2">${text(named("甲"))}${text("A")}<c><v>1</v></c></row>${blank.join("")}<row r="1048576">${text("远处", "A1048576")}</row>`;
    const seen = await seenIn(aZip(theParts(rows, { before: '<dimension ref="A1:XFD1048576"/>' })));
    expect(seen.counts).toBe("new 1");
    expect(seen.report.notes.join()).toContain("其后还有 1 行没有读取");
  });
});
