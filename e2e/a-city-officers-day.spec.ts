import type { Page } from "@playwright/test";
import { expect, freshName, test } from "./support/people";
import { judgeStage, logLead, reportStage } from "./support/projects";

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

/** The year's signed projects as the desk shows them. */
async function signedOn(page: Page): Promise<number> {
  await page.goto("/");
  const figure = page.getByRole("link", { name: /^新签约正式项目/ });
  return Number(/\d+/.exec((await figure.textContent()) ?? "")?.[0]);
}

test("a signing is read with its paper, accepted, counted once, and opened from the figure that counts it", async ({
  as,
}) => {
  test.setTimeout(150_000);
  const officer = await as("kecheng");
  const name = freshName("认定项目");
  const receipt = await logLead(officer, { name, investor: freshName("认定示例公司"), total: "6.5亿" });
  await reportStage(officer, receipt, "框架签约", "2026-09-10", "框架协议.pdf");
  await reportStage(officer, receipt, "正式签约", "2026-10-20", "投资协议.pdf");
  await expect(officer.getByRole("row", { name: /正式签约/ }).getByText("待审核")).toBeVisible();
  const reviewer = await as("kecheng-shen");
  await judgeStage(reviewer, receipt, "正式签约", "审核通过");

  const city = await as("shi");
  const before = await signedOn(city);
  await city.goto(`/projects/${receipt}`);
  await expect(city.getByText("5–10 亿元")).toBeVisible();
  await city.getByRole("link", { name: "正式签约", exact: true }).click();
  const paper = city.getByRole("link", { name: /投资协议\.pdf/ });
  const file = await city.request.get((await paper.getAttribute("href")) ?? "");
  expect(file.headers()["content-type"]).toBe("application/pdf");
  expect(file.headers()["content-disposition"]).toMatch(/^inline; filename\*=UTF-8''/);
  expect(file.headers()["content-security-policy"]).toContain("default-src 'none'");
  expect(file.headers()["cache-control"]).toBe("private, no-store");

  await judgeStage(city, receipt, "正式签约", "认定");
  await expect(city).toHaveURL(/\/projects\/QZ2026-\d{4}/);
  expect(await signedOn(city)).toBe(before + 1);
  await city.getByRole("link", { name: /^新签约正式项目/ }).click();
  await expect(city.getByText(`共 ${before + 1} 项`)).toBeVisible();
  await city.getByPlaceholder(/拼音/).first().fill(name);
  await expect(city.getByRole("link", { name, exact: true })).toBeVisible();

  await reviewer.goto(`/projects/${receipt}?tab=stages`);
  await expect(reviewer).toHaveURL(/\/projects\/QZ2026-\d{4}/);
});
