import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

test("an officer finds the project this one is a phase of by name, and the one it enlarges by a pasted code", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const whole = freshName("锂电回收总项目");
  const investor = freshName("开化示例回收公司");
  const wholeCode = await logLead(officer, { name: whole, investor, total: "50000" });
  const part = await logLead(officer, { name: freshName("二期装置"), investor, total: "20000" });

  await officer.goto(`/projects/${part}`);
  await officer.getByRole("button", { name: "更多", exact: true }).click();
  await officer.getByRole("menuitem", { name: "设为某项目的分期" }).click();
  const dialog = officer.getByRole("dialog");
  await dialog.getByRole("button", { name: "设为某项目的分期" }).click();
  await expect(dialog.getByText("请选择总项目")).toHaveCount(1);
  await dialog.getByRole("combobox", { name: "总项目" }).fill(whole);
  await officer.getByRole("option", { name: whole }).click();
  await dialog.getByRole("button", { name: "设为某项目的分期" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(officer.getByRole("link", { name: whole }).first()).toBeVisible();

  await officer.getByRole("button", { name: "更多", exact: true }).click();
  await officer.getByRole("menuitem", { name: "设为增资扩产" }).click();
  const code = dialog.getByRole("combobox", { name: "首期项目" });
  await code.fill("XS-22222222");
  await dialog.getByRole("button", { name: "设为增资扩产" }).click();
  await expect(dialog.getByText(/没有这个编号的项目/)).toHaveCount(1);
  await code.fill(` ${wholeCode.toLowerCase()} `);
  await dialog.getByRole("button", { name: "设为增资扩产" }).click();
  await expect(dialog).toHaveCount(0);
});
