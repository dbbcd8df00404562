import type { Page } from "@playwright/test";
import { demoPassword } from "@/lib/demo/accounts";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";
import {
  addProject,
  close,
  convene,
  freeze,
  frozenMeeting,
  present,
  record,
  untilListening,
} from "./support/reviews";

// A press that finds nothing to press fails at once, not when the test ends.
test.use({ actionTimeout: 20_000 });

async function twoLeads(county: Page, elsewhere: Page): Promise<[string, string]> {
  const names: [string, string] = [freshName("开化上会项目"), freshName("龙游上会项目")];
  await logLead(county, { name: names[0], investor: freshName("开化示例投资方"), total: "20000" });
  await logLead(elsewhere, { name: names[1], investor: freshName("龙游示例投资方"), total: "30000" });
  return names;
}

/** The county takes its task over and hands in what it did; nobody had a paper to attach. */
async function answer(county: Page, task: string): Promise<string> {
  await county.goto("/assignments");
  await county.getByRole("link", { name: task }).first().click();
  await expect(county).toHaveURL(/\/assignments\/DB\d{4}-\d+$/);
  await county.getByRole("button", { name: "接收", exact: true }).click();
  await county.getByRole("button", { name: "提交办理结果" }).click();
  const dialog = county.getByRole("dialog");
  await dialog.getByLabel("办理结果").fill("可研已批复");
  await dialog.getByRole("button", { name: "提交审核" }).click();
  await dialog.getByRole("button", { name: /仍然提交审核/ }).click();
  await expect(dialog).toBeHidden();
  return new URL(county.url()).pathname;
}

test("a meeting from its agenda to the tasks it leaves: two people record, a county follows only its own", async ({
  as,
}) => {
  test.setTimeout(300_000);
  const [city, county, elsewhere, leader] = [
    await as("shi"),
    await as("kaihua"),
    await as("longyou"),
    await as("lingdao"),
  ];
  const [own, foreign] = await twoLeads(county, elsewhere);
  const title = freshName("调度会");
  const [study, early, land] = [freshName("完成可研批复"), freshName("提前介入"), freshName("拿出用地方案")];
  await convene(city, title);
  await addProject(city, own);
  await addProject(city, foreign);
  const suggested = city.getByRole("button", { name: /^把.+加入议程$/ }).first();
  const third = (await suggested.getAttribute("aria-label"))?.slice(1, -"加入议程".length) ?? "";
  await suggested.click();
  await expect(city.getByText("已加入 1 项")).toBeVisible();
  await expect(city.getByText(/^共 3 项/)).toBeVisible();
  const code = await freeze(city);

  await present(city, code);
  await expect(city.getByRole("list", { name: "议程" })).toContainText(third);
  await city.getByRole("button", { name: "开会" }).click();
  await expect(city.getByRole("button", { name: /议定/ })).toBeVisible();
  await present(leader, code);
  await county.goto(`/reviews/${code}/follow`);
  await expect(county.getByText("会场停在封面")).toBeVisible();

  await city.keyboard.press("1");
  await expect(city.getByRole("heading", { level: 1, name: own })).toBeVisible();
  await expect(leader.getByRole("heading", { level: 1, name: own })).toBeVisible();
  await expect(county.getByRole("heading", { name: own })).toBeVisible();

  await Promise.all([record(city, study), record(leader, early, { day: null })]);
  for (const page of [city, leader]) {
    await expect(page.getByText(study)).toBeVisible();
    await expect(page.getByText(early)).toBeVisible();
  }
  await expect(county.getByText(study)).toBeVisible();

  await city.keyboard.press("n");
  await expect(leader.getByRole("heading", { level: 1, name: foreign })).toBeVisible();
  await expect(county.getByText("正在讨论其他事项")).toBeVisible();
  await record(city, land);
  await expect(city.getByText(land)).toBeVisible();
  const heard = await county.request.get(`/reviews/${code}/now`);
  expect(await heard.text()).not.toContain(foreign);
  expect(await county.content()).not.toContain(land);

  await city.keyboard.press("End");
  const owner = async (words: string, unit: { label: string } | string) => {
    const row = city.getByRole("listitem").filter({ hasText: words });
    await row.getByRole("button", { name: /修改第/ }).click();
    await city.getByRole("dialog").getByLabel("责任单位").selectOption(unit);
    await city.getByLabel("议定内容").press("Control+Enter");
  };
  await owner(land, "");
  await expect(city.getByText("责任单位未定")).toBeVisible();
  await close(city);
  await expect(city.getByText(/不能闭会：第 \d 条缺完成时限；第 \d 条缺责任单位/)).toBeVisible();
  await owner(land, { label: "龙游" });
  await expect(city.getByText("责任单位未定")).toHaveCount(0);
  await close(city);
  await expect(city.getByText(/不能闭会：第 \d 条缺完成时限。/)).toBeVisible();
  await city
    .getByRole("listitem")
    .filter({ hasText: early })
    .getByRole("button", { name: /修改第/ })
    .click();
  await city.getByRole("dialog").getByRole("button", { name: "一周", exact: true }).click();
  await city.getByLabel("议定内容").press("Control+Enter");
  await expect(city.getByText("时限未定")).toHaveCount(0);
  await close(city);
  await expect(city.getByText("已闭会，回看")).toBeVisible();
  await expect(county.getByText("会议已闭会")).toBeVisible();

  await city.goto(`/reviews/${code}?tab=papers`);
  await city.getByRole("button", { name: "一键生成全部材料" }).click();
  await expect(city.getByText("第 1 版")).toHaveCount(4);
  const waiting = city.waitForEvent("download");
  await city.getByRole("link", { name: "下载" }).first().click();
  expect((await waiting).suggestedFilename()).toMatch(/会议纪要-第1版.*\.docx$/);
  await expect(city.getByRole("button", { name: "签发" })).toHaveCount(0);
  const head = await as("shi-fu");
  await head.goto(`/reviews/${code}?tab=papers`);
  await head.getByRole("button", { name: "签发" }).first().click();
  await head
    .getByRole("alertdialog")
    .or(head.getByRole("dialog"))
    .getByRole("button", { name: "签发" })
    .click();
  await expect(head.getByText(/演示·市招商负责人 .*签发/)).toBeVisible();

  await elsewhere.goto("/assignments");
  await expect(elsewhere.getByText(land).first()).toBeVisible();
  await expect(elsewhere.getByText(study)).toHaveCount(0);
  const address = await answer(county, study);
  await city.goto(address);
  await city.getByRole("button", { name: "办结销号" }).click();
  await city.getByRole("dialog").getByRole("button", { name: "销号", exact: true }).click();
  await expect(city.getByText("按期办结").first()).toBeVisible();

  await convene(city, freshName("下一次调度会"));
  const left = city.getByRole("listitem").filter({ hasText: `${title}第` });
  await expect(left).toHaveCount(2);
  await expect(left.filter({ hasText: early })).toBeVisible();
  await expect(left.filter({ hasText: land })).toBeVisible();
  await expect(city.getByRole("button", { name: /^把.+加入议程$/ }).first()).toBeVisible();
  await expect(
    city
      .getByRole("listitem")
      .filter({ has: city.getByRole("checkbox") })
      .first(),
  ).toContainText(/已超期 \d+ 天/);
});

test("the network goes and comes back: pages turn, what is decided waits and arrives once", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const [city, county, elsewhere] = [await as("shi"), await as("kaihua"), await as("longyou")];
  const [own, foreign] = await twoLeads(county, elsewhere);
  const code = await frozenMeeting(city, freshName("断网调度会"), [own, foreign]);
  await present(city, code);
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
  await present(city, code);
  await city.getByRole("button", { name: "开会" }).click();
  await city.keyboard.press("2");
  await expect(city.getByRole("heading", { level: 1, name: foreign })).toBeVisible();

  await city.keyboard.press("d");
  await city.getByLabel("议定内容").fill("写到一半的议定");
  await city.reload();
  await expect(city.getByRole("heading", { level: 1, name: foreign })).toBeVisible();
  await untilListening(city);
  await city.keyboard.press("d");
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
  await present(leader, leader.url().split("/").at(-1) ?? "");
  await leader.keyboard.press("q");
  await leader.getByLabel("问题").fill("新材料 签约未开工");
  const began = Date.now();
  await leader.keyboard.press("Enter");
  await expect(leader.getByText(/新材料，正式签约未开工：\d+ 个/)).toBeVisible();
  expect(Date.now() - began).toBeLessThan(5_000);
});
