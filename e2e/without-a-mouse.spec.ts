import type { Locator, Page } from "@playwright/test";
import { aPdf, expect, freshName, test } from "./support/people";

const isFocused = (wanted: Locator) =>
  wanted.evaluate((element) => element === document.activeElement).catch(() => false);

/** Presses Tab until the wanted control has the focus. */
async function tabTo(page: Page, wanted: Locator, most = 150) {
  await expect(wanted).toBeVisible();
  for (let presses = 0; presses < most; presses += 1) {
    if (await isFocused(wanted)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${wanted} was not reached by ${most} presses of Tab`);
}

async function press(page: Page, wanted: Locator, key = "Enter") {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
}

/** Ctrl+K, some words, Enter. */
async function goTo(page: Page, words: string, option: RegExp) {
  const question = page.getByRole("dialog").getByRole("combobox");
  await page.keyboard.press("Control+k");
  await expect(question).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole("option", { name: option, selected: true })).toBeVisible();
  await page.keyboard.press("Enter");
}

async function signIn(page: Page, account: string) {
  await page.goto("/login");
  await page.keyboard.type(account);
  await page.keyboard.press("Tab");
  await page.keyboard.type("yanshi-wulian");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "主菜单" })).toBeVisible();
}

async function logLead(page: Page, name: string) {
  await goTo(page, "快速", /快速填报/);
  await expect(page).toHaveURL(/\/quick$/);
  await tabTo(page, page.getByRole("textbox", { name: "项目名称" }));
  await page.keyboard.type(name);
  await tabTo(page, page.getByLabel("投资方"));
  await page.keyboard.type(`${name}示例公司`);
  await tabTo(page, page.getByLabel("总投资（万元）"));
  await page.keyboard.type("1.2亿");
  await expect(page.getByText("12000 万元 = 1.2 亿元")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("线索已登记")).toBeVisible();
}

/** Opens a stage's menu, chooses an act by its first letter's place, and fills the dialog. */
async function reportTalk(page: Page, day: string) {
  await press(page, page.getByRole("button", { name: "办理在谈", exact: true }));
  const act = page.getByRole("menuitem", { name: "填报实际日期" });
  await expect(act).toBeVisible();
  for (let presses = 0; presses < 10 && !(await isFocused(act)); presses += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await tabTo(page, dialog.getByLabel("实际日期"));
  await page.keyboard.type(day);
  const choosing = page.waitForEvent("filechooser");
  await press(page, dialog.locator("button", { hasText: "选择文件" }));
  await (await choosing).setFiles({ name: "洽谈纪要.pdf", mimeType: "application/pdf", buffer: aPdf });
  await expect(dialog.getByText("已上传").first()).toBeVisible();
  await tabTo(page, dialog.getByLabel("材料日期"));
  await page.keyboard.press("Control+a");
  await page.keyboard.type(day);
  await press(page, dialog.getByRole("button", { name: "填报", exact: true }));
  await expect(dialog).toBeHidden();
}

/** Down the grid to the project's row and along to the month's investment. */
async function typeMonth(page: Page, name: string, amount: string) {
  const grid = page.getByRole("grid");
  await expect(grid).toBeVisible();
  const row = grid.getByRole("row").filter({ hasText: name });
  const cells = row.getByRole("gridcell");
  const titles = await grid.getByRole("columnheader").allTextContents();
  // The month before stands to its left and is only shown.
  const column = titles.findLastIndex((title) => /月投资/.test(title)) - 1;
  await tabTo(page, page.locator("[data-grid-editor]"));
  const rows = await grid.getByRole("row").allTextContents();
  const place = rows.findIndex((text) => text.includes(name));
  await page.keyboard.press("Control+Home");
  for (let step = 1; step < place; step += 1) await page.keyboard.press("ArrowDown");
  for (let step = 0; step < column; step += 1) await page.keyboard.press("ArrowRight");
  await expect(cells.nth(column)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.type(amount);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+s");
}

test("a county officer does a small job without a mouse: a lead, its form, a talk with its paper, the month, and out", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "kecheng");
  const name = freshName("键盘项目");
  await logLead(page, name);

  await goTo(page, name, new RegExp(name));
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await press(page, page.getByRole("link", { name: "编辑", exact: true }));
  await tabTo(page, page.getByLabel("建延补强"));
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("建延补强")).toHaveValue("fill");
  await tabTo(page, page.getByLabel("用地面积（亩）"));
  await page.keyboard.type("60");
  await press(page, page.getByRole("button", { name: "保存修改" }));
  await expect(page.getByText("60 亩")).toBeVisible();
  await expect(page.getByText("补链")).toBeVisible();

  await press(page, page.getByRole("link", { name: "节点与材料" }));
  await reportTalk(page, "2026-10-12");
  await expect(page.getByRole("row", { name: /在谈/ })).toContainText("2026-10-12");

  await goTo(page, "月度进展", /月度进展/);
  await expect(page).toHaveURL(/\/progress/);
  await typeMonth(page, name, "500");
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText(name);
  await press(page, question.getByRole("button", { name: "情况属实，保存" }));
  await expect(page.getByRole("button", { name: "保存（0）" })).toBeVisible();

  await press(page, page.getByRole("button", { name: /演示·柯城/ }));
  const leave = page.getByRole("menuitem", { name: "退出登录" });
  await expect(leave).toBeVisible();
  for (let presses = 0; presses < 15 && !(await isFocused(leave)); presses += 1)
    await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
});
