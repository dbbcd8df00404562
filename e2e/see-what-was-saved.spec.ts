import type { Page, Response } from "@playwright/test";
import { expect, freshName, test } from "./support/people";

async function logCompany(page: Page, name: string): Promise<string> {
  await page.goto("/companies/new");
  await page.getByLabel("企业名称").fill(name);
  await page.getByRole("button", { name: "登记企业", exact: true }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test("a firm renamed in its form stands under its new name on its page and in the register one goes back to", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const before = freshName("启明储能");
  const after = `${before}集团`;
  await logCompany(officer, before);
  await officer.goto(`/companies?q=${before}`);
  await officer.getByRole("link", { name: before, exact: true }).click();
  await officer.getByRole("link", { name: "编辑", exact: true }).click();
  await officer.getByLabel("企业名称").fill(after);
  await officer.getByRole("button", { name: "保存修改", exact: true }).click();
  await expect(officer.getByRole("heading", { name: after })).toBeVisible();

  await officer.goBack();
  await expect(officer.getByLabel("企业名称")).toHaveValue(after);
  await officer.goBack();
  await expect(officer.getByRole("heading", { name: after })).toBeVisible();
  await officer.goBack();
  await expect(officer).toHaveURL(/\/companies\?q=/);
  await expect(officer.getByRole("link", { name: after, exact: true })).toBeVisible();
});

test("a contact added to a firm is seen at once: the act answers without a page, and the page asks once", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const address = await logCompany(officer, freshName("启程储能"));
  await officer.goto(address);
  const heard: Response[] = [];
  officer.on("response", (answer) => {
    if (new URL(answer.url()).pathname === address) heard.push(answer);
  });
  const person = freshName("演示联系人");
  await officer.getByRole("button", { name: "添加", exact: true }).click();
  await officer.getByRole("dialog").getByLabel("姓名").fill(person);
  await officer.getByRole("dialog").getByRole("button", { name: "添加", exact: true }).click();
  await expect(officer.getByText(person).first()).toBeVisible();
  await officer.waitForLoadState("networkidle");
  expect(heard.map((answer) => answer.request().method())).toEqual(["POST", "GET"]);
  expect(heard[0]?.headers()["x-action-revalidated"]).toBeUndefined();
});

test("after one lead another begins on an empty form, and is a record of its own", async ({ as }) => {
  const officer = await as("kaihua");
  await officer.goto("/quick");
  const codes: string[] = [];
  for (const name of [freshName("启明线索"), freshName("启航线索")]) {
    await expect(officer.getByLabel("项目名称")).toHaveValue("");
    await officer.getByLabel("项目名称").fill(name);
    await officer.getByLabel("投资方").fill(`${name}有限公司`);
    await officer.getByRole("button", { name: "提交线索" }).click();
    const receipt = officer.getByRole("status").filter({ hasText: "线索已登记" });
    await expect(receipt).toBeVisible();
    codes.push((await receipt.innerText()).match(/XS-\w+/)?.[0] ?? "");
    await receipt.getByRole("button", { name: "再填一条" }).click();
  }
  expect(new Set(codes).size).toBe(2);
});
