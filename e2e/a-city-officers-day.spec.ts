import { expect, freshName, test } from "./support/people";

/** A ledger as counties send it: a title, a unit line, a subtotal that is wrong, an amount nobody can read. */
const ledgerOf = (mark: string) =>
  [
    `龙游县2026年招商项目进展表${mark},,,,,`,
    "单位：亿元,,,,,",
    "序号,项目名称,投资方,总投资,签约日期,县（市、区）",
    `1,导入甲项目${mark},导入示例甲公司,1.5,2026-03-18,龙游县`,
    `2,导入乙项目${mark},导入示例乙公司,约2,2026年4月,龙游县`,
    `3,导入丙项目${mark},导入示例丙公司,看不懂,,龙游县`,
    "小计,,,9.9,,",
    "注：本表为测试用。,,,,,",
  ].join("\r\n");

test("a city officer's day: what waits for acceptance, a county's ledger in, the same file again changes nothing, the ledger out", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("shi");
  await expect(page.getByRole("heading", { name: "我的今日" })).toBeVisible();
  await expect(page.getByText(/待认定/).first()).toBeVisible();

  const file = {
    name: `${freshName("县区台账")}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(ledgerOf(freshName("·"))),
  };
  const upload = async () => {
    await page.goto("/imports");
    await page.locator("input[type=file]").setInputFiles(file);
    await expect(page).toHaveURL(/\/imports\/DR-/);
    await page.getByRole("button", { name: "下一步：核对每一行" }).click();
    await expect(page.getByRole("heading", { name: "逐行核对" })).toBeVisible();
  };
  const tabs = page.getByRole("navigation", { name: "按结果查看" });

  await upload();
  await expect(tabs.getByRole("link", { name: "新增 1" })).toBeVisible();
  await expect(tabs.getByRole("link", { name: "待核 1" })).toBeVisible();
  await expect(tabs.getByRole("link", { name: "拒绝 1" })).toBeVisible();
  await expect(page.getByText(/小计：总投资 写的是 9.9/)).toBeVisible();
  await tabs.getByRole("link", { name: "待核 1" }).click();
  await page.getByRole("checkbox", { name: "勾选第 5 行" }).check();
  await expect(page.getByRole("button", { name: "确认导入 2 行" })).toBeVisible();
  await page.getByRole("button", { name: "确认导入 2 行" }).click();
  await expect(tabs.getByRole("link", { name: "已新增 2" })).toBeVisible();

  await upload();
  await expect(tabs.getByRole("link", { name: "不变 2" })).toBeVisible();

  await page.goto("/projects?unit=330825&waiting=1");
  await expect(page.getByRole("link", { name: "导出" })).toBeVisible();
});

test("a file that is no ledger is refused by name", async ({ as }) => {
  const page = await as("shi");
  await page.goto("/imports");
  await page.locator("input[type=file]").setInputFiles({
    name: "旧台账.xls",
    mimeType: "application/vnd.ms-excel",
    buffer: Buffer.from("d0cf11e0a1b11ae1", "hex"),
  });
  await expect(page.getByText(/请在 WPS\/Excel 中/)).toBeVisible();
});
