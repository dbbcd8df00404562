import { expect, test } from "./support/people";
import { saidInSheets, saidInWord, saidOnPage } from "./support/read-report";

test("the head of the bureau checks page, Word and workbook against each other, issues the summary, and a county opens it unchanged", async ({
  as,
}) => {
  test.setTimeout(180_000);
  const page = await as("shi-fu");
  await page.goto("/reports/summary?period=last-month");
  await expect(page.getByRole("heading", { name: "招商引资情况汇总", exact: true })).toBeVisible();
  const said = await saidOnPage(page);
  expect(said.sentences.length).toBeGreaterThan(8);

  const fileOf = async (name: string) => {
    const href = await page.getByRole("link", { name, exact: true }).getAttribute("href");
    const response = await page.request.get(href ?? "");
    expect(response.status()).toBe(200);
    expect(decodeURIComponent(response.headers()["content-disposition"] ?? "")).toContain("演示数据");
    return response;
  };
  const word = await saidInWord(await fileOf("Word"));
  const sheets = await saidInSheets(await fileOf("工作簿"));
  expect(word.sentences).toEqual(expect.arrayContaining(said.sentences));
  expect(sheets.sentences).toEqual(expect.arrayContaining(said.sentences));
  expect(word.tables).toEqual(said.tables);
  for (const [i, table] of said.tables.entries())
    for (const line of table) expect(sheets.tables[i]).toContainEqual(line);

  await page.getByRole("button", { name: "印发", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/印发后内容固定/)).toBeVisible();
  await dialog.getByRole("button", { name: "印发", exact: true }).click();
  await expect(page).toHaveURL(/\/reports\/issued\/HZ\d{4}-\d{4}$/);
  await expect(page.getByText("校验一致")).toBeVisible();
  expect((await saidOnPage(page)).sentences).toEqual(said.sentences);

  const code = page.url().split("/").at(-1) ?? "";
  const county = await as("kaihua");
  await county.goto("/reports/issued");
  await county.getByRole("link", { name: code }).click();
  await expect(county.getByText("校验一致")).toBeVisible();
  expect((await saidOnPage(county)).sentences).toEqual(said.sentences);
  await expect(county.getByRole("button", { name: "印发" })).toBeHidden();
});

test("a county's own summary speaks of the county alone", async ({ as }) => {
  const page = await as("kaihua");
  await page.goto("/reports/summary");
  await expect(page.getByRole("heading", { name: /^开化县招商引资情况汇总/ })).toBeVisible();
  await page.goto("/reports/summary?unit=330825");
  await expect(page.getByText("没有找到")).toBeVisible();
});
