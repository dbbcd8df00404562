import type { Page } from "@playwright/test";
import { aPdf, expect } from "./people";

/** Logs a lead through the quick form; answers with its receipt number. */
export async function logLead(
  page: Page,
  lead: { name: string; investor: string; total?: string; content?: string },
): Promise<string> {
  await page.goto("/quick");
  await page.getByLabel("项目名称").fill(lead.name);
  await page.getByLabel("投资方").fill(lead.investor);
  await page.getByLabel("建设内容及规模").fill(lead.content ?? "新建生产线");
  if (lead.total) await page.getByLabel("总投资（万元）").fill(lead.total);
  await page.getByLabel("线索来源").fill("外出招商");
  await page.getByRole("button", { name: "提交线索" }).click();
  await expect(page.getByText("线索已登记")).toBeVisible();
  const code = await page.getByText(/^XS-[A-Z0-9]{8}$/).textContent();
  return code ?? "";
}

/** Opens the menu of one stage on the record's stage table and chooses an act. */
export async function chooseAct(page: Page, code: string, stage: string, act: string) {
  await page.goto(`/projects/${code}?tab=stages`);
  await page.getByRole("button", { name: `办理${stage}`, exact: true }).click();
  await page.getByRole("menuitem", { name: act }).click();
}

/** Reports that a stage was reached on a day, with one paper. */
export async function reportStage(
  page: Page,
  code: string,
  stage: string,
  day: string,
  paper = "佐证材料.pdf",
) {
  await chooseAct(page, code, stage, "填报实际日期");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("实际日期").fill(day);
  await dialog
    .locator("input[type=file]")
    .setInputFiles({ name: paper, mimeType: "application/pdf", buffer: aPdf });
  await expect(dialog.getByText("已上传").first()).toBeVisible();
  await dialog.getByLabel("材料日期").fill(day);
  await dialog.getByRole("button", { name: "填报", exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Passes, accepts or otherwise judges a stage; the button carries the act's own word. */
export async function judgeStage(
  page: Page,
  code: string,
  stage: string,
  act: "审核通过" | "认定" | "退回",
  reason?: string,
) {
  await chooseAct(page, code, stage, act);
  const dialog = page.getByRole("dialog");
  if (reason) await dialog.getByLabel("退回原因").fill(reason);
  await dialog.getByRole("button", { name: act, exact: true }).click();
  await expect(dialog).toBeHidden();
}
