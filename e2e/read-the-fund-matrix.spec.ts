import { expect, test } from "./support/people";
import { sheetOf } from "./support/sheets";

test("a cell of the distribution opens exactly its investments; the ledger comes out as a workbook", async ({
  as,
}) => {
  const page = await as("jijin");
  await page.goto("/funds/matrix");
  const cell = page.locator("tbody tr").first().getByRole("link").last();
  const shown = /新增 (\d+) 个/.exec((await cell.getAttribute("title")) ?? "")?.[1];
  await cell.click();
  await expect(page).toHaveURL(/\/funds\/matrix\/deals\?/);
  await expect(page.getByText(new RegExp(`${shown} 个`)).first()).toBeVisible();

  await page.goto("/funds/deals");
  const count = /共 (\d+) 项/.exec((await page.getByText(/^共 \d+ 项/).textContent()) ?? "")?.[1];
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出", exact: true }).click(),
  ]);
  const { rows } = await sheetOf(download);
  const top = rows.findIndex((row) => row.includes("被投企业"));
  const codes = rows.slice(top + 1).filter((row) => row.some((value) => /^TZ/.test(String(value))));
  expect(codes).toHaveLength(Number(count));
});

test("a county's officer has no cash flows, neither the ledger nor one of them nor the workbook", async ({
  as,
}) => {
  const officer = await as("jijin");
  await officer.goto("/funds/flows");
  const flow = await officer.locator('main a[href^="/funds/flows/"]').first().getAttribute("href");
  const county = await as("kaihua");
  for (const address of ["/funds/flows", `${flow}`, "/exports/flows"])
    expect([403, 404], address).toContain((await county.request.get(address)).status());
});
