import type { Page } from "@playwright/test";
import { expect, test } from "./support/people";

/** A year ahead of the calendar, in which no other test counts working days. */
const year = new Date().getUTCFullYear() + 2;

/** The first day of a month that falls on this weekday, Sunday being 0. */
function dayOn(weekday: number, month: number): number {
  return Array.from({ length: 7 }, (_, i) => i + 1).find(
    (day) => new Date(Date.UTC(year, month - 1, day)).getUTCDay() === weekday,
  ) as number;
}

async function choose(page: Page, entry: string, act: string) {
  await page
    .getByRole("button", { name: `办理${entry}`, exact: true })
    .first()
    .click();
  await page.getByRole("menuitem", { name: act, exact: true }).click();
}

test("an administrator pastes a holiday notice, sees what is wrong before anything is saved, and saves it whole", async ({
  as,
}) => {
  const admin = await as("xitong");
  await admin.goto("/admin/dictionaries/holidays");
  await admin.getByRole("button", { name: "粘贴放假安排" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("年份").fill(String(year));
  const [monday, saturday] = [dayOn(1, 10), dayOn(6, 10)];
  const words = `国庆节：10月${monday}日（周一）放假，共1天。`;
  await dialog.getByLabel("放假安排").fill(`${words.replace("周一", "周三")}10月${saturday}日上班。`);
  await expect(dialog.getByText(/是周一，不是周三，请核对年份和日期/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^保存 \d+ 天$/ })).toBeDisabled();
  await dialog.getByLabel("放假安排").fill(`${words}10月${saturday}日上班。`);
  await expect(dialog.getByRole("row").filter({ hasText: "国庆节调休" })).toContainText("上班（调休）");
  const save = dialog.getByRole("button", { name: /^保存 \d+ 天$/ });
  if (await save.isEnabled()) {
    await save.click();
    await expect(dialog).toBeHidden();
  }
  const two = (n: number) => String(n).padStart(2, "0");
  const row = admin.getByRole("row").filter({ hasText: `${year}-10-${two(monday)}` });
  await expect(row.first()).toContainText("演示·系统管理员");
});

test("a red line below the yellow is refused at its field, and an agenda rule ends and comes back from a day", async ({
  as,
}) => {
  const admin = await as("xitong");
  await admin.goto("/admin/dictionaries/lightRules");
  await choose(admin, "久未更新", "修改");
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel(/黄线/).fill("40");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByText(/红线须大于黄线/)).toHaveCount(1);
  await expect(dialog.getByLabel(/黄线/)).toHaveValue("40");
  await dialog.getByRole("button", { name: "取消" }).click();

  await admin.goto("/admin/dictionaries/agendaRules");
  const row = admin.getByRole("row").filter({ hasText: "多次改期" }).last();
  await choose(admin, "多次改期", "停用");
  await dialog.getByLabel("从哪一天起停用").fill(`${year}-01-01`);
  await dialog.getByRole("button", { name: "停用", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(`${year}-01-01`);
  await expect(row).toContainText("演示·系统管理员");
  await choose(admin, "多次改期", "恢复使用");
  await dialog.getByLabel("生效日").fill(`${year}-01-01`);
  await dialog.getByRole("button", { name: "恢复", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(admin.getByRole("row").filter({ hasText: "多次改期" })).toHaveCount(2);
});
