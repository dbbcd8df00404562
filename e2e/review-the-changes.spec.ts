import type { Page } from "@playwright/test";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

async function setTotal(page: Page, code: string, wan: string) {
  await page.goto(`/projects/${code}/edit`);
  await page.getByLabel("总投资（万元）").fill(wan);
  await page.getByRole("button", { name: "保存修改" }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${code}$`));
}

/** The change of this project on the tab, whichever page of it. */
async function changeOf(page: Page, tab: string, name: string) {
  await page.goto(`/desk?show=${tab}`, { waitUntil: "networkidle" });
  const card = page.getByRole("article", { name: new RegExp(name) });
  for (let pages = 0; pages < 10 && !(await card.first().isVisible()); pages += 1) {
    const next = page.getByRole("link", { name: "下一页" });
    if (!(await next.isVisible())) break;
    await next.click();
    await page.waitForLoadState("networkidle");
  }
  return card.first();
}

test("a county cuts an amount, the desk returns it to the field, the county corrects it, the desk accepts", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const officer = await as("kaihua");
  const name = freshName("缩水项目");
  const code = await logLead(officer, { name, investor: freshName("开化示例投资方"), total: "10000" });
  await setTotal(officer, code, "6000");

  const reviewer = await as("kaihua-shen");
  const change = await changeOf(reviewer, "high", name);
  await expect(change.getByText("金额减少 40.0%")).toBeVisible();
  await change.focus();
  await reviewer.keyboard.press("r");
  const dialog = reviewer.getByRole("dialog");
  await dialog.getByLabel("退回哪个字段").selectOption({ label: "总投资（万元）" });
  await dialog.getByLabel("退回原因").fill("a 与协议不符，请核对");
  await dialog.getByRole("button", { name: "退回", exact: true }).click();
  await expect(dialog).toBeHidden();

  await officer.goto(`/projects/${code}`);
  await expect(officer.getByText("待改正").first()).toBeVisible();
  await officer.goto(`/projects/${code}/edit`);
  await expect(officer.getByText(/与协议不符，请核对/)).toBeVisible();
  await setTotal(officer, code, "9800");
  await expect(officer.getByText("已改正，待审核").first()).toBeVisible();

  const corrected = await changeOf(reviewer, "usual", name);
  await corrected.focus();
  await reviewer.keyboard.press("a");
  await expect(reviewer.getByLabel("提示", { exact: true }).getByText("已接受 1 条变更")).toBeVisible();
  await officer.goto(`/projects/${code}`);
  await expect(officer.getByText("已改正，待审核")).toBeHidden();
});

test("nobody finds their own changes on the desk, and harmless ones are accepted together", async ({
  as,
}) => {
  const reviewer = await as("longyou-shen");
  const officer = await as("longyou");
  const name = freshName("补充说明项目");
  const code = await logLead(officer, { name, investor: freshName("龙游示例投资方") });
  await officer.goto(`/projects/${code}/edit`);
  await officer.getByLabel("下步举措").fill("下周再谈一次");
  await officer.getByRole("button", { name: "保存修改" }).click();
  await expect(officer).toHaveURL(new RegExp(`/projects/${code}$`));

  await reviewer.goto(`/projects/${code}/edit`);
  await reviewer.getByLabel("备注").fill("审核员补记");
  await reviewer.getByRole("button", { name: "保存修改" }).click();
  await expect(reviewer).toHaveURL(new RegExp(`/projects/${code}$`));

  const card = await changeOf(reviewer, "low", name);
  await expect(card.getByText("下周再谈一次")).toBeVisible();
  await expect(card.getByText("审核员补记")).toBeHidden();
  await reviewer.getByRole("button", { name: /接受本页 \d+ 条低风险变更/ }).click();
  await expect(reviewer.getByText(/已接受 \d+ 条变更/)).toBeVisible();
  await expect(reviewer.getByText("下周再谈一次")).toBeHidden();
});

test("a pause by the county is on the city's desk, and its return stays on the project's status", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const officer = await as("kaihua");
  const name = freshName("暂缓项目");
  const code = await logLead(officer, { name, investor: freshName("开化示例投资方"), total: "10000" });
  const reviewer = await as("kaihua-shen");
  await reviewer.goto(`/projects/${code}`);
  await reviewer.getByRole("button", { name: "更多" }).click();
  await reviewer.getByRole("menuitem", { name: "暂缓" }).click();
  const asked = reviewer.getByRole("dialog");
  await asked.getByLabel("原因").first().fill("等土地指标");
  await asked.getByLabel("复核日期").fill("2030-01-08");
  await asked.getByRole("button", { name: "暂缓", exact: true }).click();
  await expect(asked).toBeHidden();

  const city = await as("shi");
  const change = await changeOf(city, "high", name);
  await expect(change.getByText("原因：等土地指标")).toBeVisible();
  await change.focus();
  await city.keyboard.press("r");
  const dialog = city.getByRole("dialog");
  await dialog.getByLabel("退回哪个字段").selectOption({ label: "状态" });
  await dialog.getByLabel("退回原因").fill("指标已下达，请继续推进");
  await dialog.getByRole("button", { name: "退回", exact: true }).click();
  await expect(dialog).toBeHidden();
  await reviewer.goto(`/projects/${code}`);
  await expect(reviewer.getByRole("article", { name: /状态，待改正/ })).toBeVisible();

  const lead = await changeOf(city, "new", name);
  await expect(lead.getByText("10,000")).toBeVisible();
  const walked = () => city.locator("article[data-change]:focus").getAttribute("aria-label");
  await city.goto("/desk?show=new", { waitUntil: "networkidle" });
  await city.keyboard.press("j");
  const second = await walked();
  await city.keyboard.press("k");
  expect(await walked()).not.toBe(second);
  await city.keyboard.press("s");
  await expect(city).toHaveURL(/show=sample/);
});

test("the same seed draws the same sample", async ({ as }) => {
  const city = await as("shi");
  const drawn = async () => {
    await city.goto("/desk?show=sample&seed=2026-A");
    return city.getByRole("article").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  };
  const first = await drawn();
  expect(first.length).toBeGreaterThan(0);
  expect(await drawn()).toEqual(first);
  await expect(city.getByText("抽查号“2026-A”")).toBeVisible();
});

test("several new leads are ticked and accepted in one act, and the one that is refused is named", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const officer = await as("longyou");
  const names = ["甲", "乙", "丙"].map((mark) => freshName(`同批线索${mark}`));
  for (const name of names) await logLead(officer, { name, investor: freshName("龙游示例投资方") });
  const [first = "", second = "", third = ""] = names;

  const reviewer = await as("longyou-shen");
  await reviewer.goto("/desk?show=new", { waitUntil: "networkidle" });
  for (const name of names) await reviewer.getByRole("checkbox", { name: `勾选${name}` }).check();

  // The same lead is accepted meanwhile in another window of the desk.
  const other = await reviewer.context().newPage();
  await other.goto("/desk?show=new", { waitUntil: "networkidle" });
  const taken = other.getByRole("article", { name: new RegExp(second) });
  await taken.getByRole("button", { name: "接受", exact: true }).click();
  await expect(taken).toBeHidden();

  await reviewer.getByRole("button", { name: "接受所选 3 条" }).click();
  await expect(reviewer.getByLabel("提示", { exact: true }).getByText("已接受 2 条变更")).toBeVisible();
  await expect(reviewer.getByRole("alert").getByText(second)).toBeVisible();
  for (const name of [first, third])
    await expect(reviewer.getByRole("article", { name: new RegExp(name) })).toBeHidden();
});
