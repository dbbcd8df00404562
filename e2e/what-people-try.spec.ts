import { callerOf } from "./support/doors";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

test.describe.configure({ timeout: 150_000 });

const payloads = [
  "<script>window.hit=1</script>",
  '"><img src=x onerror="window.hit=1">',
  "'-window.hit-'",
  "javascript:window.hit=1",
  "<svg/onload=window.hit=1>",
  "{{constructor.constructor('window.hit=1')()}}",
  "</title><script>window.hit=1</script>",
  '=HYPERLINK("http://evil.example","点我")',
  "\u202Etxt.exe 反写",
  "👩‍🔬🚀 表情",
];

test("text that would like to be a program is only text, on every page that shows it", async ({ as }) => {
  const page = await as("kecheng");
  const mark = freshName("试探");
  const name = `${mark}${payloads[0]}`;
  const code = await logLead(page, {
    name,
    investor: `${mark}${payloads[1]}`,
    content: payloads.join("\n"),
  });
  const quiet = async (address: string) => {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit), address).toBeUndefined();
  };
  for (const tab of ["facts", "stages", "progress", "talks", "history"])
    await quiet(`/projects/${code}?tab=${tab}`);
  await quiet(`/projects/${code}/edit`);
  await quiet(`/projects?q=${encodeURIComponent(mark)}`);
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  await quiet(`/projects?peek=${code}`);
  await quiet(`/companies?q=${encodeURIComponent(mark)}`);
  await quiet("/progress");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill(mark);
  await expect(page.getByRole("option", { name: new RegExp(mark) }).first()).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
});

test("too much, too large, negative and unreadable: each is refused in words beside its field, and nothing typed is lost", async ({
  as,
}) => {
  const page = await as("kecheng");
  await page.goto("/quick");
  const name = page.getByLabel("项目名称");
  const total = page.getByLabel("总投资（万元）");
  await page.getByLabel("投资方").fill("边界示例公司");
  for (const [typedName, typedTotal, words] of [
    ["长".repeat(5_000), "12000", /项目名称：太长/],
    [freshName("边界项目"), "-12000", /总投资：.*负/],
    [freshName("边界项目"), "99999999999999999999亿", /总投资：.*(太大|过大|超)/],
    [freshName("边界项目"), "一大笔钱", /总投资：.*(看不懂|请写)/],
  ] as const) {
    await name.fill(typedName);
    await total.fill(typedTotal);
    await page.getByRole("button", { name: "提交线索" }).click();
    await expect(page.getByText(words).first(), typedTotal).toBeVisible();
    await expect(total).toHaveValue(typedTotal);
    await expect(name).toHaveValue(typedName);
  }
});

test("a dialog and a form sent unfinished say what is missing, and the caret stands there", async ({
  as,
}) => {
  const page = await as("kaihua");
  const name = freshName("没填完");
  const code = await logLead(page, { name, investor: freshName("开化示例投资方") });
  await page.goto(`/projects/${code}?tab=talks`);
  await page.getByRole("button", { name: "记一次跟进" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "日期", exact: true }).fill("");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog.getByRole("alert")).toContainText("还有 2 项必填的没有填");
  await expect(dialog.getByRole("textbox", { name: "日期", exact: true })).toBeFocused();
  await dialog.getByRole("textbox", { name: "日期", exact: true }).fill("2026-11-20");
  await dialog.getByLabel("内容").fill("电话沟通");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "记一次跟进" })).toBeFocused();

  // The button goes with the entry; the focus stays on the page.
  await page.getByRole("button", { name: "删除" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "删除" }).click();
  await expect(page.getByText("电话沟通")).toBeHidden();
  await expect(page.locator("#content")).toBeFocused();

  await page.goto(`/projects/${code}/edit`);
  await page.getByLabel("项目名称").fill("");
  await page.getByLabel("总投资（万元）").fill("约很多");
  await page.getByRole("button", { name: "保存修改" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "有 2 处需要修改" })).toBeVisible();
  await expect(page.getByLabel("项目名称")).toBeFocused();
  await expect(page.getByLabel("总投资（万元）")).toHaveValue("约很多");
});

test("a button pressed three times makes one project", async ({ as }) => {
  const page = await as("kecheng");
  await page.goto("/quick");
  const name = freshName("连点项目");
  await page.getByLabel("项目名称").fill(name);
  await page.getByLabel("投资方").fill(freshName("连点示例公司"));
  const send = page.getByRole("button", { name: "提交线索" });
  await send.evaluate((button: HTMLButtonElement) => {
    for (let i = 0; i < 3; i += 1) button.click();
  });
  await expect(page.getByText("线索已登记")).toBeVisible();
  await page.goto(`/projects?q=${encodeURIComponent(name)}`);
  await expect(page.getByText("共 1 项")).toBeVisible();
});

test("after signing out the Back button shows nothing, in this tab or in another", async ({ as }) => {
  const page = await as("kecheng");
  const other = await page.context().newPage();
  const visited = ["/", "/projects", "/companies", "/progress", "/notices", "/me"];
  for (const address of visited) await page.goto(address);
  await other.goto("/projects");
  await page.getByRole("button", { name: /柯城招商员/ }).click();
  await page.getByRole("menuitem", { name: /退出/ }).click();
  await expect(page).toHaveURL(/\/login$/);
  for (const _ of visited) {
    await page.goBack();
    await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "主菜单" })).toHaveCount(0);
  }
  await other.reload();
  await expect(other).toHaveURL(/\/login/);
});

test("signing out clears what the browser stored, and the session answers nobody again", async () => {
  const caller = await callerOf("kecheng");
  const { csrfToken } = (await (await caller.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const { cookies } = await caller.storageState();
  const answer = await caller.post("/api/auth/signout", { form: { csrfToken, json: "true" } });
  expect(answer.headers()["clear-site-data"]).toBe('"cache", "storage"');
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const address of ["/projects", "/projects/rows", "/exports/projects", "/search?q=a", "/api/files/x"]) {
    const again = await caller.get(address, { headers: { cookie }, maxRedirects: 0 });
    expect([307, 401], address).toContain(again.status());
  }
});
