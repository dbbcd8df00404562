import type { Locator, Page } from "@playwright/test";
import { expect, freshName, test } from "./support/people";

/** Answers the questions of the open dialog by their labels, and acts. */
async function answer(page: Page, act: string, typed: Record<string, string>) {
  const dialog = page.getByRole("dialog");
  for (const [label, value] of Object.entries(typed)) await fill(dialog.getByLabel(label), value);
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

test("a fund is entered, its contributor commits, is called and pays in", async ({ as }) => {
  const page = await as("jijin");
  const fund = await createFund(page, freshName("演示专项基金"));
  await payIn(page, fund);
});
