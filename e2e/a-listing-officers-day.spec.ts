import { aPdf, expect, freshName, test } from "./support/people";

test("a listing officer's day: a company into the reserve, its figures typed in, conditions checked, moved without a mouse", async ({
  as,
}) => {
  test.setTimeout(150_000);
  const page = await as("shangshi");
  const name = `${freshName("龙游示例")}股份有限公司`;

  await page.goto("/companies/new");
  await page.getByLabel("企业名称").fill(name);
  const own = page.getByLabel("登记单位");
  if ((await own.inputValue()) === "") await own.selectOption({ index: 1 });
  await page.getByRole("button", { name: "登记企业" }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.goto("/listings/new");
  await page.getByRole("combobox", { name: "企业", exact: true }).fill(name);
  await page.getByRole("option", { name: new RegExp(name) }).click();
  await page.getByLabel("属地").selectOption({ label: "龙游县" });
  await page.getByLabel("拟上市板块").selectOption({ label: "上交所主板" });
  await page.getByRole("button", { name: "登记入库" }).click();
  await expect(page).toHaveURL(/\/listings\/SS-/);
  const record = new URL(page.url()).pathname;

  await page.goto(`${record}?tab=check&on=2026-03-31`);
  await expect(page.getByText("缺数据").first()).toBeVisible();

  await page.goto("/listings?unit=330825&board=SSE");
  const card = page.getByRole("listitem").filter({ hasText: name });
  await card.getByRole("button", { name: `移动 ${name}` }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "培育", exact: true }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("实际日期").fill("昨天天气");
  await dialog.getByRole("button", { name: "移动", exact: true }).click();
  await expect(dialog.getByText(/看不懂/).first()).toBeVisible();
  await dialog.getByLabel("实际日期").fill("2026-11-02");
  await dialog.getByLabel("说明").fill("已签财务顾问协议，入库日期为补登");
  await dialog.locator("input[type=file]").setInputFiles({
    name: "财务顾问协议.pdf",
    mimeType: "application/pdf",
    buffer: aPdf,
  });
  await expect(dialog.getByText("已上传")).toBeVisible();
  await dialog.getByRole("button", { name: "移动", exact: true }).click();
  const insist = dialog.getByRole("button", { name: "情况属实，仍然移动" });
  await expect(insist.or(page.getByText("已办理"))).toBeVisible();
  if (await insist.isVisible()) await insist.click();
  await expect(page.getByRole("region", { name: "培育" }).getByText(name)).toBeVisible();

  await page.goto(`${record}?tab=stages`);
  await expect(page.getByRole("link", { name: "财务顾问协议.pdf" })).toBeVisible();
  await page.goto(`${record}?tab=history`);
  await expect(page.getByText("推进上市阶段").first()).toBeVisible();
});

test("a condition is revised from a day on: checks of earlier days read the old one", async ({ as }) => {
  const page = await as("shangshi");
  await page.goto("/listings/standards?board=NEEQ");
  const row = page.getByRole("row").filter({ hasText: "做市商≥4家" });
  await row.getByRole("button", { name: /办理条款/ }).click();
  await page.getByRole("menuitem", { name: "修改" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("生效日").fill("2031-01-01");
  await dialog.getByLabel("数值").fill("5");
  await dialog.getByLabel("条件的文字").fill("做市商≥5家");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
  await page.goto("/listings/standards?board=NEEQ&on=2030-12-31");
  await expect(page.getByRole("cell", { name: /^做市商≥4家/ })).toBeVisible();
  await page.goto("/listings/standards?board=NEEQ&on=2031-01-01");
  await expect(page.getByRole("cell", { name: /^做市商≥5家/ })).toBeVisible();
});

test("a leader reads 累计 and 现有 as two figures and opens the rows behind them; a county officer changes nothing", async ({
  as,
}) => {
  const leader = await as("lingdao");
  await leader.goto("/listings/listed");
  const standing = leader.getByRole("link", { name: /^现有/ });
  await expect(standing).toBeVisible();
  await expect(leader.getByRole("link", { name: /^累计/ })).toBeVisible();
  await standing.click();
  await expect(leader).toHaveURL(/standing=now/);
  await expect(leader.getByText("演示旧桥")).toBeHidden();

  const county = await as("longyou");
  await county.goto("/listings/table");
  await expect(county.getByRole("link", { name: "登记后备企业" })).toBeHidden();
  await expect(county.getByText("芷衡")).toBeHidden();
});
