import { expect, test } from "vitest";
import { attachment, fileNameOf } from "./file-name";

test("a Chinese name reaches the browser whole, with an ASCII one for the rest", () => {
  const header = attachment(fileNameOf("项目台账（截至2026年11月24日）", "xlsx"));
  expect(header).toMatch(/^attachment; filename="export\.xlsx"; filename\*=UTF-8''[\w%.-]+$/);
  expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe("项目台账（截至2026年11月24日）.xlsx");
});

test.each([
  ["a\r\nset-cookie: x=1", "aset-cookie- x=1.xlsx"],
  ["台账\u202Exslx.exe", "台账xslx.exe.xlsx"],
  ["\u2066台\u200F账\u2069\u200B", "台账.xlsx"],
  ["../../etc/passwd", "-..-etc-passwd.xlsx"],
  ['县区:"柯城"|<开化>?*', "县区--柯城---开化---.xlsx"],
  ["半个\uD83D字", "半个字.xlsx"],
  [" . ", "导出.xlsx"],
  ["\u0000\t", "导出.xlsx"],
])("%j is harmless as a file's name", (name, clean) => {
  expect(fileNameOf(name, "xlsx")).toBe(clean);
  expect(attachment(name)).not.toMatch(/[\r\n]/);
});

test("a very long name is cut, and not through the middle of a character", () => {
  const name = fileNameOf("𠮷".repeat(200), "xlsx");
  expect(name.length).toBeLessThan(130);
  expect(() => attachment(name)).not.toThrow();
});

test("quotes and brackets are encoded as the header's grammar asks", () => {
  expect(attachment("it's (new)*!.csv")).toBe(
    `attachment; filename="export.csv"; filename*=UTF-8''it%27s%20%28new%29%2A%21.csv`,
  );
});
