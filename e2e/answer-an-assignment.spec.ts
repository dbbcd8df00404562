import type { Page } from "@playwright/test";
import { aPdf, expect, freshName, test } from "./support/people";

/** A working day some weeks ahead that no arrangement of holidays touches: the third Wednesday from now. */
function aWednesday(): string {
  const day = new Date(Date.now() + 8 * 3_600_000);
  day.setUTCDate(day.getUTCDate() + ((3 - day.getUTCDay() + 7) % 7) + 14);
  return day.toISOString().slice(0, 10);
}

async function assign(page: Page, name: string, unit: string): Promise<string> {
  await page.goto("/assignments/new");
  await page.getByLabel("督办事项").fill(name);
  await page.getByLabel("办理要求").fill("说明原因，附上批复");
  await page.getByLabel("承办单位").selectOption({ label: unit });
  await page.getByLabel("办结时限").fill(aWednesday());
  await page.getByRole("button", { name: "交办", exact: true }).click();
  await expect(page).toHaveURL(/\/assignments\/DB\d{4}-\d+$/);
  return new URL(page.url()).pathname;
}

async function act(page: Page, button: string, fill: Record<string, string>, send: string) {
  await page.getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog");
  for (const [label, text] of Object.entries(fill)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole("button", { name: send, exact: true }).click();
}

test("the city assigns, the county receives and answers with a paper, the city returns it once and closes it", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const city = await as("shi");
  const name = freshName("核实用能指标");
  const address = await assign(city, name, "开化县");
  await expect(city.getByText(/督办〔\d{4}〕\d+号/).first()).toBeVisible();
  await expect(city.getByRole("button", { name: "办结销号" })).toBeHidden();

  const county = await as("kaihua");
  await county.goto("/");
  await county.getByRole("link", { name, exact: true }).click();
  await expect(county).toHaveURL(new RegExp(`${address}$`));
  await county.getByRole("button", { name: "接收", exact: true }).click();
  await expect(county.getByText("已接收").first()).toBeVisible();

  await county.getByRole("button", { name: "提交办理结果" }).click();
  const dialog = county.getByRole("dialog");
  await dialog.getByLabel("办理结果").fill("指标已落实");
  await dialog.getByRole("button", { name: "提交审核" }).click();
  await expect(dialog.getByText("没有附佐证材料")).toBeVisible();
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: "批复.pdf", mimeType: "application/pdf", buffer: aPdf });
  await expect(dialog.getByText("已上传").first()).toBeVisible();
  await dialog.getByRole("button", { name: /提交审核/ }).click();
  await expect(dialog).toBeHidden();
  await expect(county.getByText("待审核").first()).toBeVisible();
  await expect(county.getByRole("link", { name: "批复.pdf" })).toBeVisible();
  await expect(county.getByRole("button", { name: "办结销号" })).toBeHidden();

  await city.goto(address);
  await act(city, "退回重办", { 退回原因: "批复缺一页" }, "退回");
  await expect(city.getByRole("dialog")).toBeHidden();
  await expect(city.getByText("批复缺一页")).toBeVisible();
  await county.goto(address);
  await act(county, "提交办理结果", { 办理结果: "已补全" }, "提交审核");
  await county
    .getByRole("dialog")
    .getByRole("button", { name: /仍然提交审核/ })
    .click();
  await expect(county.getByRole("dialog")).toBeHidden();
  await city.goto(address);
  await act(city, "办结销号", { 审核意见: "同意" }, "销号");
  await expect(city.getByText("按期办结").first()).toBeVisible();
  await county.goto("/?duties=done");
  await expect(county.getByRole("link", { name, exact: true })).toBeVisible();
});

test("an extension is asked for, granted by the city, and the first deadline stays on the record", async ({
  as,
}) => {
  const city = await as("shi-fu");
  const address = await assign(city, freshName("补齐手续"), "龙游县");
  const county = await as("longyou");
  await county.goto(address);
  await county.getByRole("button", { name: "接收", exact: true }).click();
  const later = new Date(Date.parse(`${aWednesday()}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
  await act(county, "申请延期", { 新时限: later, 延期理由: "等待上级批复" }, "提交申请");
  await expect(county.getByText("等待审批")).toBeVisible();
  await city.goto(address);
  await act(city, "同意延期", {}, "同意");
  await expect(city.getByText(`${later}（原定 ${aWednesday()}，已批准延期）`)).toBeVisible();
});

test("a deadline on a Sunday is refused with the nearest working days, and nothing typed is lost", async ({
  as,
}) => {
  const city = await as("shi");
  await city.goto("/assignments/new");
  const name = freshName("周日到期");
  await city.getByLabel("督办事项").fill(name);
  await city.getByLabel("承办单位").selectOption({ label: "开化县" });
  const sunday = new Date(Date.parse(`${aWednesday()}T00:00:00Z`) + 4 * 86_400_000)
    .toISOString()
    .slice(0, 10);
  await city.getByLabel("办结时限").fill(sunday);
  await city.getByRole("button", { name: "交办", exact: true }).click();
  await expect(city.getByText(`${sunday} 不是工作日`).first()).toBeVisible();
  await expect(city.getByLabel("督办事项")).toHaveValue(name);
});

test("another county finds no sign of it", async ({ as }) => {
  const city = await as("shi");
  const address = await assign(city, freshName("只给开化"), "开化县");
  const other = await as("longyou");
  const answer = await other.goto(address);
  expect(answer?.status()).toBe(404);
});

test("the slip is a Word document", async ({ as }) => {
  const city = await as("shi");
  await city.goto("/assignments");
  await city.locator("tbody a").first().click();
  await expect(city).toHaveURL(/\/assignments\/DB/);
  const download = city.waitForEvent("download");
  await city.getByRole("link", { name: "督办单", exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/^督办.*\.docx$/);
});
