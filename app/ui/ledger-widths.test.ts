import { expect, test } from "vitest";
import { columnWidths, isCut } from "./ledger-widths";

const rowOf = (...cells: (string | null)[]) => ({ id: "1", href: "/1", cells });

test("a number is never cut, whatever width was asked for", () => {
  const [width = 0] = columnWidths(
    [{ key: "total", title: "总投资", align: "end", width: 60 }],
    [rowOf("123,456,789,012.34")],
  );
  expect(isCut("123,456,789,012.34", width)).toBe(false);
});

test("words keep to the width asked for and otherwise to a reasonable one", () => {
  const long = "年产五万吨高纯电子化学品及配套公用工程建设项目（二期）扩建";
  const [asked, natural = 0] = columnWidths(
    [
      { key: "name", title: "项目名称", width: 120 },
      { key: "owner", title: "责任单位" },
    ],
    [rowOf(long, long)],
  );
  expect(asked).toBe(120);
  expect(natural).toBeLessThanOrEqual(280);
  expect(isCut(long, natural)).toBe(true);
  expect(isCut(long, natural, 2)).toBe(false);
});
