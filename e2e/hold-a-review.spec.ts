import type { Page } from "@playwright/test";
import { demoPassword } from "@/lib/demo/accounts";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

/** Convenes a meeting about these projects (by name) and freezes it; answers with its code. */
async function frozenMeeting(city: Page, title: string, names: readonly string[]): Promise<string> {
  await city.goto("/reviews");
  await city.getByRole("button", { name: "召集调度会" }).first().click();
  const form = city.getByRole("dialog");
  await form.getByLabel("会议名称").fill(title);
  await form.getByRole("button", { name: "召集", exact: true }).click();
  await expect(city).toHaveURL(/\/reviews\/DD\d{4}-\d+$/);
  for (const name of names) await addProject(city, name);
  await city.getByRole("button", { name: "冻结数据" }).click();
  await city
    .getByRole("dialog")
    .or(city.getByRole("alertdialog"))
    .getByRole("button", { name: "冻结数据" })
    .click();
  await expect(city.getByText("数据已冻结", { exact: true }).first()).toBeVisible();
  return city.url().split("/").at(-1) ?? "";
}

async function addProject(city: Page, name: string) {
  await city.getByRole("button", { name: "加项目" }).click();
  await city.getByRole("combobox", { name: "项目" }).fill(name);
  await city.getByRole("option", { name }).click();
  await city.getByRole("button", { name: "关闭", exact: true }).click();
  await expect(city.getByRole("listitem").filter({ hasText: name }).first()).toBeVisible();
}

/** A key pressed until the page listens: what the server sent can be read before its scripts run. */
async function openBy(page: Page, key: string, label: string) {
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(page.getByLabel(label)).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

async function record(page: Page, words: string, { day = "两周" }: { day?: string | null } = {}) {
  await page.keyboard.press("d");
  const sheet = page.getByRole("dialog", { name: "记录议定事项" });
  await sheet.getByLabel("议定内容").fill(words);
  if (day) await sheet.getByRole("button", { name: day, exact: true }).click();
  await sheet.getByLabel("议定内容").press("Control+Enter");
  await expect(sheet).toBeHidden();
}

async function twoLeads(county: Page, elsewhere: Page): Promise<[string, string]> {
  const names: [string, string] = [freshName("开化上会项目"), freshName("龙游上会项目")];
  await logLead(county, { name: names[0], investor: freshName("开化示例投资方"), total: "20000" });
  await logLead(elsewhere, { name: names[1], investor: freshName("龙游示例投资方"), total: "30000" });
  return names;
}

test("a meeting from its agenda to the tasks it leaves: two people record, a county follows only its own", async ({
  as,
}) => {
  test.setTimeout(240_000);
  const [city, county, elsewhere, leader] = [
    await as("shi"),
    await as("kaihua"),
    await as("longyou"),
    await as("lingdao"),
  ];
  const [own, foreign] = await twoLeads(county, elsewhere);
  const title = freshName("调度会");
  const code = await frozenMeeting(city, title, [own, foreign]);

  await city.goto(`/reviews/${code}/present`);
  await city.getByRole("button", { name: "开会" }).click();
  await expect(city.getByRole("button", { name: /议定/ })).toBeVisible();
  await leader.goto(`/reviews/${code}/present`);
  await county.goto(`/reviews/${code}/follow`);
  await expect(county.getByText("会场停在封面")).toBeVisible();

  await city.keyboard.press("1");
  await expect(city.getByRole("heading", { level: 1, name: own })).toBeVisible();
  await expect(leader.getByRole("heading", { level: 1, name: own })).toBeVisible();
  await expect(county.getByRole("heading", { name: own })).toBeVisible();

  await Promise.all([record(city, "两周内完成可研批复"), record(leader, "请发改委提前介入", { day: null })]);
  for (const page of [city, leader]) {
    await expect(page.getByText("两周内完成可研批复")).toBeVisible();
    await expect(page.getByText("请发改委提前介入")).toBeVisible();
  }
  await expect(county.getByText("两周内完成可研批复")).toBeVisible();

  await city.keyboard.press("n");
  await expect(leader.getByRole("heading", { level: 1, name: foreign })).toBeVisible();
  await expect(county.getByText("正在讨论其他事项")).toBeVisible();
  await record(city, "龙游县拿出用地方案");
  await expect(city.getByText("龙游县拿出用地方案")).toBeVisible();
  const heard = await county.request.get(`/reviews/${code}/now`);
  expect(await heard.text()).not.toContain(foreign);
  expect(await county.content()).not.toContain("龙游县拿出用地方案");

  await city.keyboard.press("End");
  await city.getByRole("button", { name: "闭会" }).click();
  await city.getByRole("button", { name: /确认闭会/ }).click();
  await expect(city.getByText(/不能闭会：第 \d 条缺完成时限/)).toBeVisible();
  await city
    .getByRole("listitem")
    .filter({ hasText: "请发改委提前介入" })
    .getByRole("button", { name: /修改第/ })
    .click();
  await city.getByRole("dialog").getByRole("button", { name: "一周", exact: true }).click();
  await city.getByLabel("议定内容").press("Control+Enter");
  await expect(city.getByText("时限未定")).toHaveCount(0);
  await city.getByRole("button", { name: "闭会" }).click();
  await city.getByRole("button", { name: /确认闭会/ }).click();
  await expect(city.getByText("已闭会，回看")).toBeVisible();
  await expect(county.getByText("会议已闭会")).toBeVisible();

  await city.goto(`/reviews/${code}?tab=papers`);
  await city.getByRole("button", { name: "一键生成全部材料" }).click();
  await expect(city.getByText("第 1 版")).toHaveCount(4);
  const waiting = city.waitForEvent("download");
  await city.getByRole("link", { name: "下载" }).first().click();
  expect((await waiting).suggestedFilename()).toMatch(/会议纪要-第1版.*\.docx$/);
  const head = await as("shi-fu");
  await head.goto(`/reviews/${code}?tab=papers`);
  await head.getByRole("button", { name: "签发" }).first().click();
  await head
    .getByRole("alertdialog")
    .or(head.getByRole("dialog"))
    .getByRole("button", { name: "签发" })
    .click();
  await expect(head.getByText(/演示·市招商负责人 .*签发/)).toBeVisible();

  await county.goto("/assignments");
  await expect(county.getByText("两周内完成可研批复").first()).toBeVisible();
  await elsewhere.goto("/assignments");
  await expect(elsewhere.getByText("龙游县拿出用地方案").first()).toBeVisible();
  await expect(elsewhere.getByText("两周内完成可研批复")).toHaveCount(0);
});

test("the network goes and comes back: pages turn, what is decided waits and arrives once", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const [city, county, elsewhere] = [await as("shi"), await as("kaihua"), await as("longyou")];
  const [own, foreign] = await twoLeads(county, elsewhere);
  const code = await frozenMeeting(city, freshName("断网调度会"), [own, foreign]);
  await city.goto(`/reviews/${code}/present`);
  await city.getByRole("button", { name: "开会" }).click();
  await city.keyboard.press("1");
  await expect(city.getByRole("heading", { level: 1, name: own })).toBeVisible();

  await city.route("**/*", (route) => route.abort("internetdisconnected"));
  await city.keyboard.press("n");
  await expect(city.getByRole("heading", { level: 1, name: foreign })).toBeVisible();
  await record(city, "断网时议定的事");
  await expect(city.getByText("1 条待发送")).toBeVisible();
  await city.keyboard.press("f");
  await city.getByLabel("拼音首字母、名称或序号").fill("khsh");
  await city.keyboard.press("Enter");
  await expect(city.getByRole("heading", { level: 1, name: own })).toBeVisible();

  await city.unroute("**/*");
  await expect(city.getByText("1 条待发送")).toHaveCount(0, { timeout: 15_000 });
  await city.reload();
  await expect(city.getByRole("heading", { level: 1, name: own })).toBeVisible();
  await city.keyboard.press("End");
  await expect(city.getByText("断网时议定的事")).toHaveCount(1);
});

test("the session dies in mid-sentence: sign in on the spot, and nothing that was typed is lost", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const [city, county, elsewhere] = [await as("shi"), await as("kaihua"), await as("longyou")];
  const [own, foreign] = await twoLeads(county, elsewhere);
  const code = await frozenMeeting(city, freshName("掉线调度会"), [own, foreign]);
  await city.goto(`/reviews/${code}/present`);
  await city.getByRole("button", { name: "开会" }).click();
  await city.keyboard.press("2");
  await expect(city.getByRole("heading", { level: 1, name: foreign })).toBeVisible();

  await city.keyboard.press("d");
  await city.getByLabel("议定内容").fill("写到一半的议定");
  await city.reload();
  await expect(city.getByRole("heading", { level: 1, name: foreign })).toBeVisible();
  await openBy(city, "d", "议定内容");
  await expect(city.getByLabel("议定内容")).toHaveValue("写到一半的议定");

  await city.context().clearCookies();
  await city.getByLabel("议定内容").fill("登录失效前写完的议定");
  await city.getByLabel("议定内容").press("Control+Enter");
  const again = city.getByRole("alertdialog", { name: "重新登录" });
  await expect(again).toContainText("1 条记录已保存在本机");
  await again.getByLabel("账号").fill("shi");
  await again.getByLabel("密码").fill(demoPassword);
  await again.getByRole("button", { name: "登录并继续" }).click();
  await expect(again).toBeHidden();
  await city.keyboard.press("End");
  await expect(city.getByText("登录失效前写完的议定")).toBeVisible();
});

test("a question called out in the meeting is answered with a list within the asker's reach", async ({
  as,
}) => {
  const leader = await as("lingdao");
  await leader.goto("/reviews");
  await leader.getByRole("link", { name: "11月招商项目调度会" }).click();
  await expect(leader).toHaveURL(/\/reviews\/DD/);
  await leader.goto(`${leader.url()}/present`);
  await openBy(leader, "q", "问题");
  await leader.getByLabel("问题").fill("新材料 签约未开工");
  const began = Date.now();
  await leader.keyboard.press("Enter");
  await expect(leader.getByText(/新材料，正式签约未开工：\d+ 个/)).toBeVisible();
  expect(Date.now() - began).toBeLessThan(5_000);
});
