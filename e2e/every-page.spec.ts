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

/** A page by its address, or the first record a list leads to, tab by tab. */
type Place = string | { list: string; link: string; tabs?: readonly string[]; under?: readonly string[] };

const pagesOf: Readonly<Record<string, readonly Place[]>> = {
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
    "/find?q=快",
  ],
  "kaihua-shen": ["/", "/desk"],
  shi: [
    ...["/", "/projects", "/projects/board", "/projects/changes", "/reviews"],
    {
      list: "/reviews",
      link: "tr:has-text('已闭会') a[href^='/reviews/']",
      tabs: ["agenda", "resolutions", "later", "papers"],
      under: ["/follow", "/present"],
    },
    { list: "/reviews", link: "tr:has-text('议程草案') a[href^='/reviews/']" },
  ],
  "shi-fu": [
    ...["/", "/assignments", "/assignments/new", "/assignments/rates"],
    ...["high", "usual", "low", "milestones", "threads", "sample"].map((tab) => `/desk?show=${tab}`),
    { list: "/assignments", link: "tbody a" },
  ],
  zigui: ["/", "/assignments"],
  xincailiao: ["/", "/funds/deals"],
  lingdao: [
    ...["/", "/overview", "/projects", "/companies"],
    ...["", "/P11", "/summary", "/issued", "/example"].map((part) => `/reports${part}`),
  ],
  jijin: [
    ...["/", "/imports"],
    ...["", "/matrix", "/deals", "/flows", "/list", "/new", "/deals/new"].map((part) => `/funds${part}`),
    {
      list: "/funds/list",
      link: "tbody a[href^='/funds/']",
      tabs: ["facts", "money", "flows", "history"],
    },
    { list: "/funds/deals", link: "tbody a", tabs: ["facts", "stages", "history"] },
  ],
  shangshi: [
    "/",
    ...["", "/table", "/check", "/standards", "/listed", "/new"].map((part) => `/listings${part}`),
    {
      list: "/listings/table",
      link: "tbody a",
      tabs: ["facts", "stages", "firms", "years", "obstacles", "check", "history"],
    },
    { list: "/listings/listed", link: "tbody a" },
  ],
  xitong: [
    ...["/", "/admin/people", "/admin/units"],
    ...["chains", "lightRules", "holidays", "assignmentRules", "agendaRules"].map(
      (name) => `/admin/dictionaries/${name}`,
    ),
  ],
  anquan: ["/", "/admin/grants", "/admin/people"],
  shenji: ["/", "/admin/audit"],
};

async function addressesOf(page: Page, places: readonly Place[]): Promise<string[]> {
  const found: string[] = [];
  for (const place of places) {
    if (typeof place === "string") {
      found.push(place);
      continue;
    }
    await page.goto(place.list);
    const address = await page.locator(place.link).first().getAttribute("href");
    found.push(...(place.tabs?.map((tab) => `${address}?tab=${tab}`) ?? [`${address}`]));
    found.push(...(place.under?.map((part) => `${address}${part}`) ?? []));
  }
  return found;
}

const tooWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const [account, places] of Object.entries(pagesOf)) {
  test(`${account}'s pages have no accessibility fault in light and in dark, and fit a phone`, async ({
    as,
  }) => {
    test.setTimeout(300_000);
    const page = await as(account);
    const desk = page.viewportSize() ?? { width: 1280, height: 720 };
    for (const address of await addressesOf(page, places)) {
      for (const theme of ["light", "dark"]) {
        await page.context().addCookies([{ name: "theme", value: theme, url: page.url() }]);
        await page.goto(address);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        expect.soft(await violationsOn(page), `${address} ${theme}`).toEqual([]);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      expect.soft(await tooWide(page), `${address} at 390`).toBeLessThanOrEqual(1);
      await page.setViewportSize(desk);
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
      expect(await tooWide(page), `${tab} at ${width}`).toBeLessThanOrEqual(1);
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
