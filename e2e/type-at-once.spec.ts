import type { Page } from "@playwright/test";
import { demoPassword } from "@/lib/demo/accounts";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

/** Opens an address as a slow machine shows it: drawn, and not alive until `wake` is called. */
async function openAsleep(page: Page, address: string): Promise<{ wake: () => Promise<void> }> {
  const scripts = "**/_next/static/**/*.js*";
  let wake = () => {};
  const awake = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.route(scripts, async (route) => {
    await awake;
    await route.continue().catch(() => undefined);
  });
  await page.goto(address, { waitUntil: "domcontentloaded" });
  return {
    wake: async () => {
      wake();
      await page.waitForFunction(() =>
        [document.body, ...document.querySelectorAll("form, textarea, button")].some((one) =>
          Object.keys(one).some((key) => key.startsWith("__reactProps")),
        ),
      );
      await page.waitForLoadState("load");
      await page.unroute(scripts);
    },
  };
}

/** The keyboard alone, as fast as it goes. */
const type = (page: Page, words: string) => page.keyboard.type(words);

test("a county officer types into the quick lead before the page is alive, and nothing is lost", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const name = freshName("早填线索");
  const { wake } = await openAsleep(officer, "/quick");
  await officer.getByLabel("项目名称").click();
  await type(officer, name.slice(0, 3));
  await wake();
  await type(officer, name.slice(3));
  await expect(officer.getByLabel("项目名称")).toHaveValue(name);
  await officer.getByLabel("投资方").fill(`${name}示例公司`);
  await officer.getByLabel("建设内容及规模").fill("新建生产线");
  await officer.getByLabel("线索来源").fill("外出招商");
  await officer.getByRole("button", { name: "提交线索" }).click();
  await expect(officer.getByText("线索已登记")).toBeVisible();
});

test("an amount typed over before the page is alive is neither lost nor joined to what stood there", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const name = freshName("早改金额");
  const code = await logLead(officer, { name, investor: `${name}示例公司`, total: "6000" });
  const { wake } = await openAsleep(officer, `/projects/${code}/edit`);
  const total = officer.getByLabel("总投资（万元）");
  await expect(total).toHaveValue("6000");
  await total.selectText();
  await wake();
  await type(officer, "10000");
  await expect(total).toHaveValue("10000");

  const again = await openAsleep(officer, `/projects/${code}/edit`);
  await total.selectText();
  await type(officer, "5000万美元");
  const kind = officer.getByLabel("建设性质");
  await kind.selectOption({ index: 2 });
  const chosen = await kind.inputValue();
  await again.wake();
  await expect(total).toHaveValue("5000万美元");
  await expect(officer.getByLabel("1 美元合人民币")).toBeVisible();
  await expect(kind).toHaveValue(chosen);
  await total.fill("12000");
  await officer.getByRole("button", { name: "保存修改" }).click();
  await expect(officer).toHaveURL(new RegExp(`/projects/${code}$`));
  await expect(officer.getByText(/12,?000/).first()).toBeVisible();
});

test("a form sent before the page is alive waits for it, and nothing of it stands in the address", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const name = freshName("早存项目");
  const code = await logLead(officer, { name, investor: `${name}示例公司`, total: "6000" });
  const { wake } = await openAsleep(officer, `/projects/${code}/edit`);
  const address = officer.url();
  await officer.getByLabel("总投资（万元）").selectText();
  await type(officer, "7000");
  await officer.getByRole("button", { name: "保存修改" }).click();
  expect(officer.url()).toBe(address);
  await wake();
  await expect(officer).toHaveURL(new RegExp(`/projects/${code}$`));
  await expect(officer.getByText(/7,?000/).first()).toBeVisible();
});

test("a person signs in faster than the page comes alive", async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const { wake } = await openAsleep(page, "/login");
  await page.getByLabel("账号", { exact: true }).click();
  await type(page, "kaihua");
  await page.keyboard.press("Tab");
  await type(page, demoPassword.slice(0, 5));
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await wake();
  await type(page, demoPassword.slice(5));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "主菜单" })).toBeVisible();
  await context.clearCookies();

  const again = await openAsleep(page, "/login");
  await page.getByLabel("账号", { exact: true }).click();
  await type(page, "kaihua");
  await page.keyboard.press("Tab");
  await type(page, demoPassword);
  await page.keyboard.press("Enter");
  await again.wake();
  await expect(page.getByRole("navigation", { name: "主菜单" })).toBeVisible();
  expect(asked.filter((url) => url.includes(demoPassword))).toEqual([]);
  await context.close();
});

test("Ctrl+K and a name typed before the page is alive are found when it is", async ({ as }) => {
  const officer = await as("kaihua");
  const { wake } = await openAsleep(officer, "/projects");
  await officer.keyboard.press("Control+k");
  await type(officer, "快速");
  await wake();
  const question = officer.getByRole("dialog").getByRole("combobox");
  await expect(question).toHaveValue("快速");
  await expect(question).toBeFocused();
  await type(officer, "填报");
  await expect(question).toHaveValue("快速填报");
  await expect(officer.getByRole("option", { name: /快速填报/ })).toBeVisible();
  await officer.keyboard.press("Enter");
  await expect(officer).toHaveURL(/\/quick$/);

  await openAsleep(officer, "/projects");
  await officer.keyboard.press("Control+k");
  await type(officer, "快速");
  await officer.keyboard.press("Enter");
  await expect(officer).toHaveURL(/\/find\?q=/);
  await expect(officer.getByRole("main").getByRole("link", { name: "快速填报" })).toBeVisible();
});

test("words typed into a ledger's search and a comment before the page is alive count", async ({ as }) => {
  const officer = await as("kaihua");
  const name = freshName("早查早评");
  const code = await logLead(officer, { name, investor: `${name}示例公司` });
  const ledger = await openAsleep(officer, "/projects");
  await officer.getByRole("searchbox").click();
  await type(officer, name);
  await ledger.wake();
  await expect(officer).toHaveURL(/[?&]q=/);
  await expect(officer.getByRole("searchbox")).toHaveValue(name);

  const record = await openAsleep(officer, `/projects/${code}?tab=talks`);
  await officer.getByLabel("评论").click();
  await type(officer, "已与企业");
  await record.wake();
  await type(officer, "通过电话");
  await expect(officer.getByLabel("评论")).toHaveValue("已与企业通过电话");
  await officer.getByRole("button", { name: "发表" }).click();
  await expect(officer.getByText("已与企业通过电话")).toBeVisible();
});
