import type { Page } from "@playwright/test";
import { demoPassword } from "@/lib/demo/accounts";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";
import { frozenMeeting, present, record } from "./support/reviews";

test.use({ actionTimeout: 20_000 });

const keptIn = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => /^(meeting|decide):/.test(key)));

async function signIn(page: Page, account: string) {
  await page.goto("/login");
  await page.getByLabel("账号", { exact: true }).fill(account);
  await page.getByLabel("密码", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "主菜单" })).toBeVisible();
}

/** A running meeting on the officer's screen, and one decision the server has not heard of. */
async function decideOffline(city: Page, county: Page, words: string): Promise<string> {
  const name = freshName("共用电脑项目");
  await logLead(county, { name, investor: freshName("开化示例投资方"), total: "20000" });
  const code = await frozenMeeting(city, freshName("共用电脑调度会"), [name]);
  await present(city, code);
  await city.getByRole("button", { name: "开会" }).click();
  await city.keyboard.press("1");
  await expect(city.getByRole("heading", { level: 1, name })).toBeVisible();
  await city.route("**/*", (route) => route.abort("internetdisconnected"));
  await record(city, words);
  await expect(city.getByText("1 条待发送")).toBeVisible();
  return code;
}

test("a decision that waits on a shared machine is neither seen nor sent by whoever signs in next", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const [city, county] = [await as("shi"), await as("kaihua")];
  const words = freshName("断网时写下的议定");
  const code = await decideOffline(city, county, words);

  // The same browser, another tab: a colleague signs in while the first one's page still stands there.
  const colleague = await city.context().newPage();
  await city.context().clearCookies();
  await signIn(colleague, "shi-fu");
  await city.unroute("**/*");
  const again = city.getByRole("alertdialog", { name: "重新登录" });
  await expect(again).toContainText("1 条记录已保存在本机", { timeout: 15_000 });

  await colleague.goto(`/reviews/${code}/present`);
  await expect(colleague.getByRole("button", { name: /下一项/ })).toBeEnabled();
  await colleague.keyboard.press("End");
  await expect(colleague.getByRole("button", { name: "闭会" })).toBeVisible();
  await expect(colleague.getByText(words)).toHaveCount(0);
  await expect(colleague.getByText("待发送")).toHaveCount(0);
  await colleague.close();

  await again.getByLabel("账号").fill("shi");
  await again.getByLabel("密码").fill(demoPassword);
  await again.getByRole("button", { name: "登录并继续" }).click();
  await expect(again).toBeHidden();
  await city.keyboard.press("End");
  await expect(city.getByText(words)).toHaveCount(1);
  await expect(city.getByText("1 条待发送")).toHaveCount(0);
});

test("signing out asks about decisions that were never sent, and then leaves nothing of them behind", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const [city, county] = [await as("shi"), await as("kaihua")];
  const code = await decideOffline(city, county, "退出前没有发出的议定");
  // Only what goes to the meeting stays cut off: the office opens, the decision still waits.
  await city.unroute("**/*");
  await city.route(`**/reviews/${code}/**`, (route) => route.abort("internetdisconnected"));
  await city.goto("/");
  expect(await keptIn(city)).not.toEqual([]);

  const leave = async () => {
    await city.getByRole("button", { name: /演示·市招商业务员，/ }).click();
    await city.getByRole("menuitem", { name: "退出登录" }).click();
  };
  await leave();
  const question = city.getByRole("alertdialog").or(city.getByRole("dialog"));
  await expect(question).toContainText("1 条议定事项没有发到服务器");
  await question.getByRole("button", { name: "取消" }).click();
  expect(await keptIn(city)).not.toEqual([]);
  await leave();
  await question.getByRole("button", { name: "丢弃并退出" }).click();
  await expect(city).toHaveURL(/\/login/);
  expect(await keptIn(city)).toEqual([]);
});
