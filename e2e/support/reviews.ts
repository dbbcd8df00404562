import type { Page } from "@playwright/test";
import { expect } from "./people";

/** Convenes a meeting of this name and stands on its agenda. */
export async function convene(city: Page, title: string) {
  await city.goto("/reviews");
  await city.getByRole("button", { name: "召集调度会" }).first().click();
  const form = city.getByRole("dialog");
  await form.getByLabel("会议名称").fill(title);
  await form.getByRole("button", { name: "召集", exact: true }).click();
  await expect(city).toHaveURL(/\/reviews\/DD\d{4}-\d+$/);
}

/** Convenes a meeting about these projects (by name) and freezes it; answers with its code. */
export async function frozenMeeting(city: Page, title: string, names: readonly string[]): Promise<string> {
  await convene(city, title);
  for (const name of names) await addProject(city, name);
  return freeze(city);
}

export async function addProject(city: Page, name: string) {
  await city.getByRole("button", { name: "加项目" }).click();
  await city.getByRole("combobox", { name: "项目" }).fill(name);
  await city.getByRole("option", { name }).click();
  await city.getByRole("button", { name: "关闭", exact: true }).click();
  await expect(city.getByRole("listitem").filter({ hasText: name }).first()).toBeVisible();
}

export async function freeze(city: Page): Promise<string> {
  await city.getByRole("button", { name: "冻结数据" }).click();
  await city
    .getByRole("dialog")
    .or(city.getByRole("alertdialog"))
    .getByRole("button", { name: "冻结数据" })
    .click();
  await expect(city.getByText("数据已冻结", { exact: true }).first()).toBeVisible();
  return city.url().split("/").at(-1) ?? "";
}

/** Opens the projector; its buttons come alive when the keys do. */
export async function present(page: Page, code: string) {
  await page.goto(`/reviews/${code}/present`);
  await untilListening(page);
}

export async function untilListening(page: Page) {
  await expect(page.getByRole("button", { name: /下一项/ })).toBeEnabled();
}

export async function record(page: Page, words: string, { day = "两周" }: { day?: string | null } = {}) {
  await page.keyboard.press("d");
  const sheet = page.getByRole("dialog", { name: "记录议定事项" });
  await sheet.getByLabel("议定内容").fill(words);
  if (day) await sheet.getByRole("button", { name: day, exact: true }).click();
  await sheet.getByLabel("议定内容").press("Control+Enter");
  await expect(sheet).toBeHidden();
}

/** Ends the meeting from its last page. */
export async function close(page: Page) {
  await page.getByRole("button", { name: "闭会" }).click();
  await page.getByRole("button", { name: /确认闭会/ }).click();
}
