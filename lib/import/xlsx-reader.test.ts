import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { cellOf } from "./cell-value.mjs";
import { aZip, read, style, text, textsOf, theParts } from "./fixtures";
import { formatKind } from "./number-format.mjs";

/** The cells of the first row, read from its XML. */
async function cellsOf(cells: string, more: Parameters<typeof theParts>[1] = {}) {
  const { grid } = await read(aZip(theParts(`<row r="1">${cells}</row>`, more)));
  return grid.rows[0] ?? [];
}

const dated = (serial: number | string, how: keyof typeof style = "date") =>
  `<c s="${style[how]}"><v>${serial}</v></c>`;

describe("what a cell says", () => {
  test.each([
    ["12.5", "12.5"],
    ["0.1", "0.1"],
    ["73.019999999999996", "73.02"],
    ["1E-7", "0.0000001"],
    ["-1.5E3", "-1500"],
    ["91330800123456789", "91330800123456800"],
    ["0", "0"],
  ])("the number %s is read as %s, to 15 digits and without an exponent", async (written, shown) => {
    expect(await cellsOf(`<c><v>${written}</v></c>`)).toEqual([{ text: shown, number: Number(written) }]);
  });

  test("a percentage reads as people see it", async () => {
    expect(await cellsOf(dated("0.37219999999999998", "percent"))).toEqual([
      { text: "37.22%", number: 0.3722 },
    ]);
    expect((await cellsOf(dated("1E-7", "percent")))[0]?.text).toBe("0.00001%");
  });

  test("a unit within a number format is no date, and is what a person reads", async () => {
    expect(await cellsOf(dated(12, "yi"))).toEqual([{ text: "12亿元", number: 12 }]);
  });

  test.each([
    ['0.00"亿元"', 12.5, "12.5亿元"],
    ['0!.0,"万"', 12_000_000, "1200万"],
    ["0\\.0,", 12_000_000, "1200"],
    ["#,##0.00,,", 12_000_000, "12"],
    ["#,##0.00_);\\(#,##0.00\\)", 12_000, "12000"],
    ["[$¥-804]#,##0.00", 12_000, "12000"],
    ['#,##0"个"', 12_000, "12000"],
    ["0.0%", 0.125, "12.5%"],
  ])("under %s the number %d is read as %s", (code, value, shown) => {
    const kind = formatKind(200, code);
    expect(cellOf(value, kind, false)?.text).toBe(shown);
  });

  test("dates are days, a month stays a month, and a time of day is kept beside the day", async () => {
    expect(await cellsOf(dated(45008))).toEqual([{ text: "2023-03-23", day: "2023-03-23" }]);
    expect(await cellsOf(dated(45008, "month"))).toEqual([{ text: "2023-03", day: "2023-03-23" }]);
    expect(await cellsOf(dated(45008.5625))).toEqual([{ text: "2023-03-23 13:30", day: "2023-03-23" }]);
    expect(await cellsOf(dated(59) + dated(61))).toMatchObject([
      { day: "1900-02-28" },
      { day: "1900-03-01" },
    ]);
  });

  test("a workbook that counts from 1904 is read by its own calendar", async () => {
    expect(await cellsOf(dated(45008 - 1462), { date1904: true })).toMatchObject([{ day: "2023-03-23" }]);
    const { grid } = await read(aZip(theParts("", { date1904: true })));
    expect(grid.date1904).toBe(true);
  });

  test("times and lengths of time are no days", async () => {
    expect(await cellsOf(dated(0.788888888888889, "time"))).toEqual([{ text: "18:56" }]);
    expect(await cellsOf(dated(0.5))).toEqual([{ text: "12:00" }]);
    expect(await cellsOf(dated(10.6320601851852, "elapsed"))).toEqual([{ text: "255:10:10" }]);
  });

  test("an empty reference under a date format is zero, not the last day of 1899", async () => {
    expect(await cellsOf(dated(0))).toEqual([{ text: "0", number: 0 }]);
  });

  test("a date written as text by strict workbooks is a day", async () => {
    expect(await cellsOf('<c t="d"><v>2023-03-23T00:00:00</v></c>')).toEqual([
      { text: "2023-03-23", day: "2023-03-23" },
    ]);
  });

  test("dates far outside the calendar are errors", async () => {
    expect(await cellsOf(dated(9_999_999))).toMatchObject([{ error: "日期超出范围" }]);
  });

  test("yes and no, rich text, escapes and entities", async () => {
    const texts =
      "<si><r><t>年产</t></r><r><t>5GWh</t></r><rPh><t>nian</t></rPh></si><si><t>甲&amp;乙_x000D_&#10;丙</t></si>";
    const cells = '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="s"><v>0</v></c><c t="s"><v>1</v></c>';
    expect((await cellsOf(cells, { texts })).map((cell) => cell?.text)).toEqual([
      "是",
      "否",
      "年产5GWh",
      "甲&乙\n丙",
    ]);
  });

  test("blank text is no cell", async () => {
    expect(await cellsOf(`${text("　 ")}${text("甲")}${text(" ")}`)).toEqual([null, { text: "甲" }]);
  });

  test("formulas count by the value they were last seen with", async () => {
    const cells =
      '<c><f>1+1</f><v>2</v></c><c t="str"><f>A1&amp;""</f><v></v></c><c><f>B1</f></c><c><f>C1</f><v/></c>';
    const uncached = { text: "（公式）", error: "公式还没有算出结果，请在 WPS/Excel 里打开、保存一次再导入" };
    expect(await cellsOf(cells)).toEqual([{ text: "2", number: 2 }, null, uncached, uncached]);
  });

  test("a formula that failed is an error", async () => {
    expect(await cellsOf('<c t="e"><f>A0</f><v>#REF!</v></c>')).toEqual([
      { text: "#REF!", error: "公式出错（#REF!）" },
    ]);
  });
});

describe("where a cell stands", () => {
  const three = (prefix = "") => {
    const tag = (name: string) => (prefix ? `${prefix}:${name}` : name);
    const cell = (value: number) => `<${tag("c")}><${tag("v")}>${value}</${tag("v")}></${tag("c")}>`;
    return [1, 2].map((row) => `<${tag("row")}>${cell(row)}${cell(row * 10)}</${tag("row")}>`).join("");
  };

  test("rows and cells without a place follow each other", async () => {
    expect(textsOf((await read(aZip(theParts(three())))).grid)).toEqual([
      ["1", "10"],
      ["2", "20"],
    ]);
  });

  test("tags with a namespace prefix are read", async () => {
    const parts = theParts("");
    const sheet = `<x:worksheet xmlns:x="a"><x:sheetData>${three("x")}</x:sheetData></x:worksheet>`;
    const { grid } = await read(aZip({ ...parts, "xl/worksheets/sheet1.xml": sheet }));
    expect(textsOf(grid)).toEqual([
      ["1", "10"],
      ["2", "20"],
    ]);
  });

  test("rows keep their numbers across gaps", async () => {
    const rows = `<row r="2">${text("甲", "B2")}</row><row r="5">${text("乙", "A5")}</row>`;
    expect(textsOf((await read(aZip(theParts(rows)))).grid)).toEqual([[], [null, "甲"], [], [], ["乙"]]);
  });

  test("a styled cell in the far corner costs nothing", async () => {
    const rows = `<row r="1">${text("甲", "A1")}</row><row r="1048576"><c r="XFD1048576" s="1"/></row>`;
    const { grid, notes } = await read(aZip(theParts(rows)));
    expect([textsOf(grid), notes]).toEqual([[["甲"]], []]);
  });

  test("what lies beyond the rows and columns we read is counted and told", async () => {
    const rows = `<row r="1">${text("甲", "A1")}${text("乙", "KO1")}</row><row r="70000">${text("丙", "A70000")}</row>`;
    const { grid, notes } = await read(aZip(theParts(rows)));
    expect(textsOf(grid)).toEqual([["甲"]]);
    expect(notes).toEqual([
      "工作表“台账”只读到第 60100 行，其后还有 1 行没有读取",
      "工作表“台账”只读前 300 列，其后还有 1 个单元格没有读取",
    ]);
  });

  test("styles set to the last column of every row are refused with advice", async () => {
    const rows = Array.from(
      { length: 7_000 },
      (_, row) => `<row r="${row + 1}"><c r="XFD${row + 1}"/></row>`,
    );
    await expect(read(aZip(theParts(rows.join(""))))).rejects.toThrow(/删除表格右侧的空列/);
  });

  test("hidden rows and columns and merged cells are told", async () => {
    const rows = `<row r="1">${text("甲", "A1")}</row><row r="2" hidden="1">${text("乙", "A2")}</row>`;
    const before = '<cols><col min="2" max="3" hidden="1"/></cols>';
    const after = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A1:A1048576"/></mergeCells>';
    const { grid, notes } = await read(aZip(theParts(rows, { before, after })));
    expect([...grid.hiddenRows]).toEqual([2]);
    expect([...grid.hiddenColumns]).toEqual([1, 2]);
    expect(grid.merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 2 }]);
    expect(notes).toEqual(["工作表“台账”有 1 处过大或过多的合并区域，未按合并处理"]);
  });
});

describe("a row is never lost in silence", () => {
  const rows = (from: number, to: number) =>
    Array.from(
      { length: to - from + 1 },
      (_, at) => `<row r="${from + at}">${text("甲", `A${from + at}`)}</row>`,
    );

  test("when the library stops early, the file is refused with both counts", async () => {
    const doctored = theParts(
      `${rows(1, 18).join("")}</sheetData><sheetdata>${rows(19, 20).join("")}</sheetdata><sheetData>`,
    );
    await expect(read(aZip(doctored))).rejects.toThrow("工作表“台账”读出 18 行，文件里有 20 行");
  });

  test.each([
    ["a row twice", `<row r="1">${text("甲")}</row><row r="1">${text("乙")}</row>`],
    ["a cell twice", `<row r="1">${text("甲", "A1")}${text("乙", "A1")}</row>`],
    ["a cell nowhere", `<row r="1">${text("甲", "1A")}</row>`],
    ["a text that is not there", '<row r="1"><c t="s"><v>7</v></c></row>'],
    ["a comment that never ends", `${rows(1, 2).join("")}<!-- ${rows(3, 4).join("")}`],
  ])("%s is a damaged file", async (_, xml) => {
    await expect(read(aZip(theParts(xml)))).rejects.toThrow(/文件已损坏或不完整/);
  });
});

describe("the sheets of a workbook", () => {
  test("visible ones are read, hidden ones named", async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: "一月", rows: [["项目名称"], ["甲"]] },
        { name: "底稿", rows: [["秘密"]], hidden: true },
        { name: "二月", rows: [["项目名称"], ["乙"]] },
      ],
    });
    const { sheets, notes, opened } = await read(bytes, "台账.xlsx");
    expect(sheets.map((grid) => [grid.sheet, textsOf(grid)])).toEqual([
      ["一月", [["项目名称"], ["甲"]]],
      ["二月", [["项目名称"], ["乙"]]],
    ]);
    expect(notes).toEqual(["有 1 张隐藏的工作表没有读取：底稿"]);
    expect(opened).toEqual({ kind: "xlsx" });
  });

  test("a part that is missing is a damaged file", async () => {
    for (const name of Object.keys(theParts(""))) {
      const parts = theParts(`<row>${text("甲")}</row>`);
      delete parts[name];
      await expect(read(aZip(parts))).rejects.toThrow(/文件已损坏或不完整|压缩包/);
    }
  });

  test("a workbook as the library writes it comes back value for value", async () => {
    const day = new Date(Date.UTC(2023, 8, 15));
    const rows = [
      ["项目名称", "总投资（亿元）", "签约日期"],
      ["含氟新材料项目", 12.5, day],
      ["=1+1", 0.1, null],
    ];
    const { grid } = await read(await writeXlsx({ sheets: [{ name: "台账", rows }] }));
    expect(textsOf(grid)).toEqual([
      ["项目名称", "总投资（亿元）", "签约日期"],
      ["含氟新材料项目", "12.5", "2023-09-15"],
      ["=1+1", "0.1"],
    ]);
  });
});
