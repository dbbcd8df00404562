import type { Page } from "@playwright/test";
import { expect, freshName, test } from "./support/people";
import { checkRows, choose, group, sheetOf, uploadLedger, workbook } from "./support/sheets";

const heading = ["项目名称", "投资方", "总投资", "签约时间", "目前阶段", "责任科室"];

/** Two clear rows, one about right, one unreadable, under a title with the unit and above a wrong sum. */
const ledger = (name: string) =>
  workbook([
    ["2026年招商项目台账（单位：亿元）"],
    heading,
    [`${name}一`, `${name}甲公司`, 1.5, 46_099, "签约", "一科"],
    [`${name}二`, `${name}乙公司`, "２亿元", "3月18日", "在谈", "一科"],
    [`${name}三`, `${name}丙公司`, "约10亿元", null, "在谈", "二科"],
    [`${name}四`, `${name}丁公司`, "看情况", null, "在谈", "二科"],
    ["合计", null, 13, null, null, null],
    ["注：数据由各县区报送。"],
  ]);

async function foundInLedger(page: Page, name: string): Promise<string> {
  await page.goto(`/projects?q=${encodeURIComponent(name)}`);
  return (await page.getByText(/^共 \d+ 项/).textContent()) ?? "";
}

test("a city officer brings somebody's ledger in: columns, the unit asked once, every row judged, written once", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("shi");
  const name = freshName("导入");
  await uploadLedger(page, "projects", "招商台账.xlsx", await ledger(name));
  await expect(page.getByText("表头在第 2 行，不对时在这里改")).toBeVisible();
  await expect(page.getByText("金额单位 亿元")).toBeVisible();
  await expect(page.getByLabel("目前阶段 对应到")).toHaveValue("stage");
  await expect(page.getByLabel("责任科室 对应到")).toHaveValue("");

  await page.getByRole("button", { name: "下一步：核对每一行" }).click();
  await expect(page.locator("p[role=alert]")).toContainText("请选择承接单位");
  await page.getByLabel("承接单位", { exact: true }).selectOption({ label: "柯城区" });
  await checkRows(page);

  await expect(group(page, "新增", 2)).toBeVisible();
  await expect(group(page, "待核", 1)).toBeVisible();
  await expect(group(page, "拒绝", 1)).toBeVisible();
  await expect(page.getByText("文件里有内容的 8 行全部有交代")).toBeVisible();
  await expect(page.getByText(/合计：总投资 写的是 13，各行相加是/)).toBeVisible();
  await group(page, "拒绝").click();
  await expect(page.getByText("“看情况”看不懂")).toBeVisible();
  expect(await foundInLedger(page, name)).toBe("共 0 项");

  await page.goBack();
  await group(page, "待核").click();
  await page.getByRole("checkbox", { name: "勾选第 5 行" }).check();
  await expect(page.getByRole("button", { name: "确认导入 3 行" })).toBeVisible();
  await expect(page.getByText("同时登记 3 家企业")).toBeVisible();
  await page.getByRole("button", { name: "确认导入 3 行" }).click();
  await expect(group(page, "已新增", 3)).toBeVisible();
  expect(await foundInLedger(page, name)).toBe("共 3 项");
});

test("the same ledger again changes nothing; a changed amount is the only change", async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as("longyou");
  const name = freshName("再导");
  const rows = (total: number) =>
    workbook([
      ["项目名称", "投资方", "总投资（万元）"],
      [name, `${name}公司`, total],
    ]);
  await uploadLedger(page, "projects", "一.xlsx", await rows(12_000));
  await checkRows(page);
  await page.getByRole("button", { name: "确认导入 1 行" }).click();
  await expect(group(page, "已新增", 1)).toBeVisible();

  await uploadLedger(page, "projects", "一.xlsx", await rows(12_000));
  await checkRows(page);
  await expect(group(page, "不变", 1)).toBeVisible();
  await expect(page.getByRole("button", { name: "确认导入 0 行" })).toHaveAttribute("aria-disabled", "true");

  await uploadLedger(page, "projects", "二.xlsx", await rows(15_000));
  await checkRows(page);
  await expect(group(page, "变更", 1)).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("总投资：12,000 → 15,000");
  await page.getByRole("button", { name: "确认导入 1 行" }).click();
  await expect(group(page, "已变更", 1)).toBeVisible();

  await page.getByRole("button", { name: "撤销这次导入" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "撤销", exact: true }).click();
  await expect(group(page, "已撤销", 1)).toBeVisible();
  await expect(page.getByText("这次导入已经撤销")).toBeVisible();
  await expect(page.getByRole("button", { name: "撤销这次导入" })).toHaveCount(0);
  await page.goto(`/projects?q=${encodeURIComponent(name)}`);
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("12,000");
});

test("files that are no ledger are refused by name, and nothing begins", async ({ as }) => {
  const page = await as("kaihua");
  await page.goto("/imports");
  const whole = await workbook([["项目名称"], ["甲"]]);
  for (const [name, bytes, answer] of [
    ["扫描件.xlsx", Buffer.from("%PDF-1.4 扫描件"), "这是 PDF 文件"],
    ["旧表.xls", Buffer.from("<html><table><tr><td>项目名称</td></tr></table></html>"), "网页（HTML）"],
    ["坏了.xlsx", whole.subarray(0, whole.length - 60), "文件已损坏或不完整"],
    ["空.csv", Buffer.from(""), "文件是空的"],
  ] as const) {
    await choose(page, name, bytes);
    await expect(page.getByText(answer)).toBeVisible();
    await page.getByRole("button", { name: `移除${name}` }).click();
  }
  await expect(page).toHaveURL(/\/imports$/);
});

test("the template can be filled in and brought back; its example is no project", async ({ as }) => {
  const page = await as("longyou");
  await page.goto("/imports");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载模板" }).click(),
  ]);
  const sheet = await sheetOf(download);
  const name = freshName("模板");
  const filled = sheet.rows.map((row) => [...row]) as (string | number | null)[][];
  filled.push([name, "龙游", `${name}公司`, "新建厂房", 8_000]);
  await uploadLedger(page, "projects", "模板.xlsx", await workbook(filled));
  await checkRows(page);
  await expect(group(page, "新增", 1)).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("8,000");
});

test("a heading that was found in the wrong row is set by hand, and what was decided beside it stays", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("shi");
  const name = freshName("表头");
  const file = await workbook([
    ["项目名称", "承接单位", "总投资（亿元）"],
    ["写全称", "写县名", "写数字"],
    ["工程名", "地方", "资金（万元）"],
    [`${name}一`, "柯城", 15_000],
    [`${name}二`, "龙游", 20_000],
  ]);
  await uploadLedger(page, "projects", "表头不对.xlsx", file);
  await page.getByText("表头在第 1 行，不对时在这里改").click();
  await expect(page.getByRole("row", { name: /^3 工程名 地方/ })).toBeVisible();
  await page.getByLabel("币种").selectOption({ label: "人民币" });
  await page.getByLabel("表头首行").selectOption({ label: "第 3 行" });
  await page.getByRole("button", { name: "按这几行重读" }).click();
  await expect(page.getByText("表头在第 3 行，不对时在这里改")).toBeVisible();
  await page.getByLabel("工程名 对应到").selectOption("name");
  await page.getByLabel("地方 对应到").selectOption("unitId");
  await page.getByLabel("资金（万元） 对应到").selectOption("totalInvestment");
  await checkRows(page);
  await expect(group(page, "新增", 2)).toBeVisible();
  await expect(page.getByText("总投资合计 3.50 亿元（2 行）")).toBeVisible();
  await page.getByRole("link", { name: "改对应列" }).click();
  await expect(page.getByText("表头在第 3 行，不对时在这里改")).toBeVisible();
  await expect(page.getByLabel("工程名 对应到")).toHaveValue("name");
});
