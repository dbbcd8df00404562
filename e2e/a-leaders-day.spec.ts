import { expect, test } from "./support/people";

test("a leader reads five figures on the desk, opens one to its rows, and the rows add up to it", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("lingdao");
  const figures = page.getByRole("region", { name: "主要指标" });
  await expect(figures.getByRole("link")).toHaveCount(5);

  const signed = figures.getByRole("link", { name: /新签约正式项目/ });
  const told = /新签约正式项目\s*(\d+)/.exec((await signed.innerText()).replace(/\n/g, " "))?.[1];
  await signed.click();
  await expect(page.getByRole("heading", { name: "新签约项目数" })).toBeVisible();
  await expect(page.locator("tbody tr")).toHaveCount(Number(told));

  await page.getByRole("link", { name: "在台账中查看这些项目" }).click();
  await expect(page.getByRole("heading", { name: "项目台账" })).toBeVisible();
  await expect(page.getByText(new RegExp(`共 ?${told} ?(条|个|项)`)).first()).toBeVisible();
});

test("a leader opens the overview, asks for last year and one county, and drills into a cell", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("lingdao");
  await page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "全市总览" }).click();
  await expect(page.getByRole("heading", { name: "全市总览" })).toBeVisible();
  await page.getByLabel("统计期").selectOption("last-year");
  await page.getByLabel("单位").selectOption({ label: "龙游" });
  await page.getByRole("button", { name: "查看" }).click();
  await expect(page).toHaveURL(/period=last-year/);
  await expect(page.getByText(/龙游县，\d{4}年/)).toBeVisible();

  await page.goto("/overview");
  const cell = page.locator("table").first().locator("tbody td a").first();
  const n = (await cell.innerText()).trim();
  await cell.click();
  await expect(page).toHaveURL(/\/projects\?.*stage=/);
  await expect(page.locator(".ledger-table tbody tr")).toHaveCount(Number(n));
});

test("the newspaper's figures stand apart, each reckoned again with its 口径", async ({ as }) => {
  const page = await as("lingdao");
  await page.goto("/reports/example");
  await expect(page.getByText("不是本系统的记录")).toBeVisible();
  for (const said of ["2.69 倍", "1.69 倍", "3.69 倍", "64.71%", "3.07 亿元/个"])
    await expect(page.getByRole("cell", { name: said, exact: true })).toBeVisible();
  await page.goto("/reports?group=F");
  await expect(page.getByText("所列撬动资本 ÷ 基金投资").first()).toBeVisible();
});
