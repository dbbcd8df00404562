import type { Locator, Page } from "@playwright/test";
import { aPdf, expect, freshName, test } from "./support/people";
import { sheetOf } from "./support/sheets";

/** Answers the questions of the open dialog by their labels, gives a paper where one is asked, and acts. */
async function answer(page: Page, act: string, typed: Record<string, string>, paper?: string) {
  const dialog = page.getByRole("dialog");
  for (const [label, value] of Object.entries(typed)) await fill(dialog.getByLabel(label), value);
  if (paper) {
    await dialog
      .locator("input[type=file]")
      .setInputFiles({ name: paper, mimeType: "application/pdf", buffer: aPdf });
    await expect(dialog.getByText("已上传").first()).toBeVisible();
  }
  await dialog.getByRole("button", { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}

async function fill(control: Locator, value: string) {
  const isChoice = await control.evaluate((node) => node.tagName === "SELECT");
  if (isChoice) await control.selectOption({ label: value });
  else await control.fill(value);
}

async function createFund(page: Page, name: string): Promise<string> {
  await page.goto("/funds/new");
  await page.getByLabel("基金名称").fill(name);
  await page.getByLabel("层级").selectOption({ label: "专项基金" });
  await page.getByRole("button", { name: "登记基金" }).click();
  await expect(page).toHaveURL(/\/funds\/JJ[^/?]+$/);
  return new URL(page.url()).pathname;
}

async function payIn(page: Page, fund: string) {
  await page.goto(`${fund}?tab=money`);
  await page.getByRole("button", { name: "登记认缴", exact: true }).click();
  await answer(page, "登记", {
    出资人: "演示·市财政",
    资金性质: "本级财政",
    "认缴金额（万元）": "10000",
    认缴日期: "2026-01-05",
  });
  await page.getByRole("button", { name: "办理演示·市财政的认缴" }).click();
  await page.getByRole("menuitem", { name: "登记缴款通知" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("应缴金额（万元）").fill("5000");
  await dialog.getByLabel("缴款期限").fill("2026-01-20");
  await dialog.getByRole("button", { name: "登记", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("2026-01-20").first()).toBeVisible();
  await page.goto(`${fund}?tab=flows`);
  await page.getByRole("button", { name: "登记流水" }).click();
  await answer(page, "登记", {
    流水类型: "出资",
    到账日期: "2026-01-18",
    "金额（万元）": "5000",
    出资人或投资项目: "出资人：演示·市财政",
  });
}

async function logDeal(page: Page, fund: string): Promise<string> {
  await page.goto(fund);
  await page.getByRole("link", { name: "登记投资项目" }).click();
  await page.getByRole("combobox", { name: "被投企业" }).fill("示例");
  await page.getByRole("listbox").getByRole("option").first().click();
  await page.getByRole("textbox", { name: "轮次" }).first().fill(freshName("轮"));
  await page.getByLabel("落户地").selectOption({ label: "开化县" });
  await page.getByLabel(/^决策金额/).fill("3000");
  await page.getByLabel(/^签约金额/).fill("3000");
  await page.getByRole("button", { name: "登记投资项目" }).click();
  await expect(page).toHaveURL(/\/funds\/deals\/TZ[^/?]+$/);
  return new URL(page.url()).pathname;
}

const moneyOf = (page: Page) => page.getByRole("region", { name: "金额" });

async function reachAgreement(page: Page, deal: string) {
  await page.goto(`${deal}?tab=stages`);
  for (const [stage, day] of [
    ["立项", "2026-02-01"],
    ["投决", "2026-02-20"],
    ["签约", "2026-03-01"],
  ] as const) {
    await page.getByRole("button", { name: new RegExp(`^填报.*${stage}`) }).click();
    await answer(page, "填报", { 日期: day }, `${stage}.pdf`);
    await expect(page.getByRole("link", { name: `${stage}.pdf` })).toBeVisible();
  }
  await expect(page.locator("[aria-current=step]")).toContainText("签约");
}

async function payOut(page: Page) {
  await expect(moneyOf(page)).toContainText("还没有打款");
  await page.getByRole("button", { name: "登记打款或回款" }).click();
  await answer(page, "登记", { 到账日期: "2026-03-10", "金额（万元）": "2400" }, "银行回单.pdf");
  await expect(moneyOf(page)).toContainText("首次 2026-03-10");
  await expect(page.locator("[aria-current=step]")).toContainText("打款");
  await expect(page.getByText("在管", { exact: true })).toBeVisible();
}

async function leverAndValue(page: Page, deal: string) {
  await page.goto(deal);
  await page.getByRole("button", { name: "登记撬动资本" }).click();
  await answer(
    page,
    "登记",
    { 出资来源: "演示社会资本", 资本类型: "同轮社会股权", "到位金额（万元）": "4800", 日期: "2026-03-12" },
    "验资报告.pdf",
  );
  await expect(page.getByRole("link", { name: "验资报告.pdf" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "2.00" }).first()).toBeVisible();
  await page.getByRole("button", { name: "登记估值" }).click();
  await answer(page, "登记", { 估值日: "2026-06-30", "估值（万元）": "3600" });
  await expect(moneyOf(page)).toContainText("1.50");
}

async function valueFund(page: Page, fund: string) {
  await page.goto(fund);
  const metrics = page.getByRole("region", { name: "绩效指标" });
  await expect(metrics).toContainText("还没有登记净值");
  await page.getByRole("button", { name: "登记基金净值" }).click();
  await answer(page, "登记", { 估值日: "2026-06-30", "估值（万元）": "6000" });
  await expect(metrics).toContainText("1.20");
}

async function correctPayment(page: Page, fund: string) {
  await page.goto(`${fund}?tab=flows&edit=1`);
  const grid = page.getByRole("grid", { name: "现金流" });
  await grid
    .getByRole("gridcell", { name: /2,?400/ })
    .first()
    .dblclick();
  await page.keyboard.press("Control+A");
  await page.keyboard.type("2000");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^保存/ }).click();
  await expect(page.getByText("已保存 1 处")).toBeVisible();
}

/** The deal's own row in the exported ledger, by the titles of its columns. */
async function exportedDeal(page: Page, fund: string): Promise<Record<string, unknown>> {
  await page.goto(`/funds/deals?fund=${fund.split("/").at(-1)}`);
  await expect(page.getByText("共 1 项")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出", exact: true }).click(),
  ]);
  const { rows } = await sheetOf(download);
  const top = rows.findIndex((row) => row.includes("被投企业"));
  const row = rows[top + 1] ?? [];
  return Object.fromEntries((rows[top] ?? []).map((title, i) => [String(title), row[i]]));
}

test("a fund from its first contributor to an investment that is paid, levered and valued; its figures follow", async ({
  as,
}) => {
  test.setTimeout(240_000);
  const page = await as("jijin");
  const name = freshName("演示专项基金");
  const fund = await createFund(page, name);
  await payIn(page, fund);
  const deal = await logDeal(page, fund);
  await reachAgreement(page, deal);
  await payOut(page);
  await leverAndValue(page, deal);
  await valueFund(page, fund);

  await correctPayment(page, fund);
  await page.goto(deal);
  await expect(moneyOf(page)).toContainText("2,000");
  await expect(moneyOf(page)).toContainText("1.80");
  await page.goto(fund);
  const held = page
    .getByRole("table", { name: /^持有与退出/ })
    .getByRole("row")
    .nth(1);
  for (const figure of ["2,000", "3,600", "1.80", "打款"]) await expect(held).toContainText(figure);

  const row = await exportedDeal(page, fund);
  expect(row).toMatchObject({
    编号: deal.split("/").at(-1),
    投资基金: name,
    阶段: "打款",
    "签约金额（万元）": 3000,
    "累计打款（万元）": 2000,
  });
});
