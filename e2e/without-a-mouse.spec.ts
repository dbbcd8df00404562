import type { Page } from "@playwright/test";
import { expect, freshName, test } from "./support/people";

/** Presses Tab until the wanted control has the focus. */
async function tabTo(page: Page, label: string, most = 60) {
  const wanted = page.getByRole("textbox", { name: label });
  for (let presses = 0; presses < most; presses += 1) {
    if (await wanted.evaluate((control) => control === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${label} was not reached by ${most} presses of Tab`);
}

test("a county officer signs in, logs a lead, finds it and opens it without a mouse", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/login");
  await page.keyboard.type("kecheng");
  await page.keyboard.press("Tab");
  await page.keyboard.type("yanshi-wulian");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "主菜单" })).toBeVisible();

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog").getByRole("combobox")).toBeFocused();
  await page.keyboard.type("快速");
  await expect(page.getByRole("option", { name: /快速填报/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/quick$/);

  const name = freshName("键盘项目");
  await expect(page.getByRole("heading", { name: /快速填报/ })).toBeVisible();
  await tabTo(page, "项目名称");
  await page.keyboard.type(name);
  await page.keyboard.press("Tab");
  await page.keyboard.type("键盘示例公司");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("线索已登记")).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type(name);
  await expect(page.getByRole("option", { name: new RegExp(name) })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});
