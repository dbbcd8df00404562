import { readFile } from "node:fs/promises";
import { openedWorkbook } from "@/lib/export/opened-workbook";
import { gridCell, pasteBlock } from "./support/months";
import { expect, freshName, test } from "./support/people";
import { logLead, reportStage } from "./support/projects";

test("a county officer's day: what waits, a lead, its form, a talk, a signing with its paper, the ledger taken out", async ({
  as,
}) => {
  test.setTimeout(150_000);
  const page = await as("longyou");
  await expect(page.getByRole("heading", { name: "我的今日" })).toBeVisible();
  await expect(page.getByText("本月未填报")).toBeVisible();

  const name = freshName("日常项目");
  const code = await logLead(page, { name, investor: freshName("日常示例公司"), total: "2亿5000万元" });

  await page.goto(`/projects/${code}/edit`);
  await page.getByLabel("固定资产投资（万元）").fill("1.8亿");
  await expect(page.getByText("18000 万元 = 1.8 亿元")).toBeVisible();
  await page.getByLabel("用地面积（亩）").fill("60");
  await page.getByLabel("所属产业链").selectOption({ label: "新能源" });
  await expect(page.getByLabel("产业链环节").getByRole("option", { name: "特种纸" })).toHaveCount(0);
  await page.getByLabel("产业链环节").selectOption({ index: 1 });
  await page.getByLabel("建延补强").selectOption({ label: "补链" });
  await page.getByRole("button", { name: "保存修改" }).click();
  await expect(page).toHaveURL(new RegExp(`/projects/${code}$`));
  await expect(page.getByText("25,000 万元")).toBeVisible();
  await expect(page.getByText(/^300(\.0+)? 万元\/亩$/)).toBeVisible();

  await page.getByRole("link", { name: "跟进与讨论" }).click();
  await page.getByRole("button", { name: "记一次跟进" }).click();
  const talk = page.getByRole("dialog");
  await talk.getByLabel("内容").fill("到企业核对用地和能耗");
  await talk.getByLabel("下一步", { exact: true }).fill("请企业补交节能报告");
  await talk.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByText("下一步：请企业补交节能报告")).toBeVisible();

  const remark = page.getByRole("textbox", { name: "评论" });
  await remark.fill("@龙游审");
  await page.getByRole("option", { name: /演示·龙游审核员/ }).click();
  await remark.pressSequentially("请看协议");
  await page.getByRole("button", { name: "发表" }).click();
  await expect(page.getByText("@演示·龙游审核员 请看协议")).toBeVisible();

  await reportStage(page, code, "在谈", "2026-10-12");
  await reportStage(page, code, "正式签约", "2026-10-20", "投资协议扫描件.pdf");
  await expect(page.getByRole("row", { name: /正式签约/ }).getByText("待审核")).toBeVisible();
  await page.getByRole("link", { name: "变更记录" }).click();
  await expect(page.getByRole("list", { name: "大事记" }).getByText("填报正式签约")).toBeVisible();
  await expect(page.getByRole("list", { name: "变更记录" })).toContainText("固定资产投资");

  await page.goto(`/projects?q=${encodeURIComponent(name)}`);
  await expect(page.getByText("共 1 项")).toBeVisible();
  await expect(page.getByText("2.50 亿元")).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "导出" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/项目台账.*\.xlsx$/);
  const sheet = openedWorkbook(await readFile((await download.path()) ?? ""));
  expect([...sheet.values()].join("")).toContain(name);
  expect(sheet.get("xl/worksheets/sheet1.xml")).toContain("<v>25000</v>");

  const reviewer = await as("longyou-shen");
  await expect(reviewer.getByText("待审核").first()).toBeVisible();
  await reviewer.goto("/notices");
  await expect(reviewer.getByText(new RegExp(`在“${name}”中提到您`))).toBeVisible();
});

test("a month is pasted from Excel and typed by hand; a fall says why; the rest is unchanged in one tap", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("zhizao");
  const name = freshName("月度项目");
  const code = await logLead(page, { name, investor: freshName("月度示例公司"), total: "30000" });

  await page.goto("/progress?basis=start&month=2026-10");
  await (await gridCell(page, name, /10月投资/)).click();
  await pasteBlock(page, '"1,200.5"\t\t\t800\t\t\t地基完成');
  const plan = page.getByRole("alertdialog");
  await expect(plan).toContainText("将修改 3 个单元格");
  await plan.getByRole("button", { name: "粘贴", exact: true }).click();
  await page.getByRole("button", { name: "保存（3）" }).click();
  await expect(page.getByRole("button", { name: "保存（0）" })).toBeVisible();

  await page.goto("/progress?basis=start&month=2026-11");
  await expect(await gridCell(page, name, /10月投资/)).toContainText("1,200.5");
  await (await gridCell(page, name, /11月投资/)).click();
  await page.keyboard.type("1000");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+s");
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText(name);
  await expect(question.getByRole("button", { name: "情况属实，保存" })).toBeDisabled();
  await question.getByRole("textbox").fill("审计核减");
  await question.getByRole("button", { name: "情况属实，保存" }).click();
  await expect(page.getByRole("button", { name: "保存（0）" })).toBeVisible();

  await page.goto(`/projects/${code}?tab=progress`);
  await expect(page.getByText("审计核减")).toBeVisible();
  await expect(page.getByText(/累计完成投资 1,000 万元/)).toBeVisible();

  await page.goto("/progress");
  await page.getByRole("button", { name: /其余无变化/ }).click();
  const ask = page.getByRole("alertdialog");
  await expect(ask).toContainText("只算已填报，不算有进展");
  await ask.getByRole("button", { name: /其余无变化/ }).click();
  await expect(page.getByRole("button", { name: "其余无变化（0）" })).toBeDisabled();
  await page.goto("/");
  await expect(page.getByText("本月未填报")).toHaveCount(0);
});

test("a view is saved, found again as a tab and removed", async ({ as }) => {
  const page = await as("kecheng");
  await page.goto("/projects?status=open&sort=-totalInvestment");
  await page
    .getByRole("button", { name: /另存为|存为视图/ })
    .first()
    .click();
  const name = freshName("视图").slice(0, 12);
  await page.getByRole("dialog").getByRole("textbox").first().fill(name);
  await page.getByRole("dialog").getByRole("button", { name: /保存/ }).click();
  await expect(page.getByRole("link", { name })).toBeVisible();
});
