import { type Browser, test as base, expect, type Page } from "@playwright/test";
import { demoPassword } from "@/lib/demo/accounts";

export { expect };

/** What a page said to its console that it should not have: errors, refused scripts and styles. */
const complaints = new WeakMap<Page, string[]>();

function listen(page: Page) {
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()))
      heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(String(error)));
}

/** Signs in as one of the demo people, through the form, in a browser of their own. */
export async function signInAs(
  browser: Browser,
  account: string,
  viewport?: { width: number; height: number },
): Promise<Page> {
  const context = await browser.newContext(viewport ? { viewport } : {});
  const page = await context.newPage();
  listen(page);
  await page.goto("/login");
  await page.getByLabel("账号", { exact: true }).fill(account);
  await page.getByLabel("密码", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByRole("navigation", { name: "主菜单" })).toBeVisible();
  return page;
}

type Fixtures = { as: (account: string, viewport?: { width: number; height: number }) => Promise<Page> };

/** Tests get `as(account)`; whatever their pages complained of fails them. */
export const test = base.extend<Fixtures>({
  as: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (account, viewport) => {
      const page = await signInAs(browser, account, viewport);
      pages.push(page);
      return page;
    });
    for (const page of pages) expect(complaints.get(page) ?? []).toEqual([]);
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

/** A name no other test uses, so that tests may run again on the same database. */
export const freshName = (what: string): string =>
  `${what}${Date.now().toString(36).slice(-5)}${Math.floor(Math.random() * 900 + 100)}`;

/** The smallest file a PDF reader opens. */
export const aPdf = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
);
