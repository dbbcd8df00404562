import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/people";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

type Violation = { id: string; help: string; nodes: { html: string }[] };

/** What axe finds on the page: rules of WCAG 2 A and AA. */
async function violationsOn(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe }).catch(() => undefined);
  const found: Violation[] = await page.evaluate(async () => {
    const { axe: tool } = window as unknown as {
      axe: { run: (context: Document, options: object) => Promise<{ violations: Violation[] }> };
    };
    return (await tool.run(document, { runOnly: ["wcag2a", "wcag2aa"] })).violations;
  });
  return found.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes[0]?.html.slice(0, 160)}`);
}

const pagesOf: Readonly<Record<string, readonly string[]>> = {
  kaihua: [
    "/",
    "/quick",
    "/projects",
    "/projects/new",
    "/companies",
    "/companies/new",
    "/progress",
    "/imports",
    "/notices",
    "/me",
  ],
  shi: ["/", "/projects", "/imports"],
  lingdao: [
    "/",
    "/overview",
    "/reports",
    "/reports/P11",
    "/reports/summary",
    "/reports/issued",
    "/reports/example",
    "/projects",
    "/companies",
  ],
  xitong: ["/", "/admin/people", "/admin/units", "/admin/dictionaries"],
  anquan: ["/", "/admin/grants", "/admin/people"],
  shenji: ["/", "/admin/audit"],
};

for (const [account, addresses] of Object.entries(pagesOf)) {
  test(`${account}'s pages have no accessibility fault, in light and in dark`, async ({ as }) => {
    test.setTimeout(180_000);
    const page = await as(account);
    for (const theme of ["light", "dark"]) {
      await page.context().addCookies([{ name: "theme", value: theme, url: page.url() }]);
      for (const address of addresses) {
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await violationsOn(page), `${address} ${theme}`).toEqual([]);
      }
    }
  });
}

test("a project's five tabs have no accessibility fault and stand at every width", async ({ as }) => {
  test.setTimeout(180_000);
  const page = await as("shi");
  await page.goto("/projects?sort=-totalInvestment");
  const address = await page.locator("tbody a").first().getAttribute("href");
  for (const tab of ["facts", "stages", "progress", "talks", "history"]) {
    for (const width of [390, 1440, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${address}?tab=${tab}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${tab} at ${width}`).toBeLessThanOrEqual(1);
    }
    expect(await violationsOn(page), tab).toEqual([]);
  }
});

test("the sign-in page tells a wrong password from nothing else, and waits longer each time", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/login");
  expect(await violationsOn(page)).toEqual([]);
  for (const account of ["nobody-at-all", "kaihua"]) {
    await page.getByLabel("账号", { exact: true }).fill(account);
    await page.getByLabel("密码", { exact: true }).fill("wrong-password-1");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await expect(page.getByText("账号或密码不正确")).toBeVisible();
  }
});
