import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";
import { checkRows, group, sheetOf, uploadLedger } from "./support/sheets";

test("what was filtered is what comes out: numbers, days, live totals, and text that is never a formula", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("longyou");
  const name = freshName("外发");
  await logLead(page, { name: `=cmd|'/c calc'!A1 ${name}`, investor: `@SUM(A1) ${name}`, total: "12000" });
  await logLead(page, { name: `+86 ${name}`, investor: `-1 ${name}`, total: "3亿元" });
  await logLead(page, { name: `${name}待定`, investor: `${name}公司`, total: "待定" });

  await page.goto(`/projects?q=${encodeURIComponent(name)}&sort=code`);
  await expect(page.getByText("共 3 项")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^项目台账（截至\d{4}年\d{1,2}月\d{1,2}日）.*\.xlsx$/);
  const { rows, freezePane, pageSetup, cells } = await sheetOf(download);

  expect(rows[0]?.[0]).toBe("项目台账");
  const words = rows.flat().filter((value) => typeof value === "string");
  expect(words.find((text) => text.startsWith("截至 "))).toMatch(/^截至 \d{4}-\d\d-\d\d \d\d:\d\d$/);
  expect(words.some((text) => text.includes("口径：在册项目"))).toBe(true);
  expect(words).toContain("单位：万元");

  const top = rows.findIndex((row) => row.includes("项目名称"));
  const at = (title: string) => rows[top]?.indexOf(title) ?? -1;
  const records = rows.slice(top + 1).filter((row) => String(row[at("项目名称")] ?? "").includes(name));
  expect(records.map((row) => row[at("总投资（万元）")]).sort()).toEqual([12_000, 30_000, "待定"]);
  expect(records.every((row) => row[at("最近修改")] instanceof Date)).toBe(true);
  expect(records.map((row) => String(row[at("项目名称")])[0])).toEqual(expect.arrayContaining(["=", "+"]));

  const total = rows.findIndex((row) => row.includes("合计"));
  expect(rows[total]?.[at("总投资（万元）")]).toBe(42_000);
  expect(cells?.get(`${total},${at("总投资（万元）")}`)?.formula).toMatch(/^(?:SUM|SUBTOTAL)/);
  for (const [place, cell] of cells ?? [])
    if (!place.startsWith(`${total},`)) expect(cell.formula, place).toBeUndefined();
  expect(freezePane?.rows).toBe(top + 1);
  expect(pageSetup).toMatchObject({ orientation: "landscape" });
});

test("a ledger taken out and brought back in changes nothing", async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as("kecheng");
  await page.goto("/projects");
  const shown = await page.getByText(/^共 \d+ 项/).textContent();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出", exact: true }).click(),
  ]);
  const bytes = await download
    .path()
    .then((path) => import("node:fs/promises").then((fs) => fs.readFile(path)));
  await uploadLedger(page, "projects", download.suggestedFilename(), bytes);
  await checkRows(page);
  const count = Number(/\d+/.exec(shown ?? "")?.[0]);
  await expect(group(page, "不变", count)).toBeVisible();
  await expect(page.getByRole("button", { name: "确认导入 0 行" })).toBeVisible();
});

test("a leader takes the ledger out; a fund officer has no such button and no such address", async ({
  as,
}) => {
  const leader = await as("lingdao");
  await leader.goto("/projects");
  await expect(leader.getByRole("link", { name: "导出", exact: true })).toBeVisible();
  const officer = await as("jijin");
  expect((await officer.request.get("/exports/projects")).status()).toBe(403);
});
