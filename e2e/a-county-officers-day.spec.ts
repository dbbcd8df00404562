import { expect, freshName, test } from "./support/people";
import { logLead, reportStage } from "./support/projects";

test("a county officer's day: what waits, a lead, a month typed and pasted, the rest unchanged, the ledger taken out", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("longyou");
  await expect(page.getByRole("heading", { name: "我的今日" })).toBeVisible();
  await expect(page.getByText("本月未填报")).toBeVisible();

  const name = freshName("日常项目");
  const code = await logLead(page, { name, investor: freshName("日常示例公司"), total: "2亿5000万元" });
  await page.goto(`/projects/${code}`);
  await expect(page.getByText("25,000 万元")).toBeVisible();

  await page.getByRole("link", { name: "跟进与讨论" }).click();
  await expect(page.getByRole("heading", { name: /跟进/ }).first()).toBeVisible();
  await reportStage(page, code, "在谈", "2026-10-12");

  await page.goto("/progress?basis=start");
  const grid = page.getByRole("grid");
  await expect(grid).toBeVisible();

  await page.goto(`/projects?q=${encodeURIComponent(name)}`);
  await expect(page.getByText("共 1 项")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/项目台账.*\.xlsx$/);
});

test("a view is saved, found again as a tab and removed", async ({ as }) => {
  const page = await as("kecheng");
  await page.goto("/projects?status=open&sort=-totalInvestment");
  await page
    .getByRole("button", { name: /另存为|存为视图/ })
    .first()
    .click();
  const name = freshName("视图").slice(0, 12);
  await page.getByRole("dialog").getByRole("textbox").first().fill(name);
  await page.getByRole("dialog").getByRole("button", { name: /保存/ }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
});
