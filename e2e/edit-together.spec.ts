import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

test("two people edit one project: what only one changed is merged, what both changed is chosen", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const reviewer = await as("kaihua-shen");
  const code = await logLead(officer, {
    name: freshName("协作项目"),
    investor: freshName("协作示例公司"),
    total: "20000",
  });

  await officer.goto(`/projects/${code}/edit`);
  await reviewer.goto(`/projects/${code}/edit`);

  await reviewer.getByLabel("责任人").fill("演示·李某");
  await reviewer.getByLabel("落户园区/平台").fill("示例园区");
  await reviewer.getByRole("button", { name: "保存修改" }).click();
  await expect(reviewer).toHaveURL(new RegExp(`/projects/${code}$`));

  await officer.getByLabel("责任人").fill("演示·王某");
  await officer.getByLabel("备注").fill("我写的备注");
  await officer.getByRole("button", { name: "保存修改" }).click();

  const dialog = officer.getByRole("dialog");
  await expect(dialog).toContainText("演示·开化审核员");
  await expect(dialog).toContainText("落户园区/平台");
  await expect(dialog.getByText("保留我的：演示·王某")).toBeVisible();
  await dialog.getByText("采用演示·开化审核员的：演示·李某").click();
  await dialog.getByRole("button", { name: "按所选合并" }).click();
  await expect(officer.getByLabel("责任人")).toHaveValue("演示·李某");
  await expect(officer.getByLabel("备注")).toHaveValue("我写的备注");
  await officer.getByRole("button", { name: "保存修改" }).click();
  await expect(officer).toHaveURL(new RegExp(`/projects/${code}$`));
  await expect(officer.getByText("示例园区")).toBeVisible();
  await expect(officer.getByText("我写的备注")).toBeVisible();
});

test("a total that grows tenfold is asked about before it is saved", async ({ as }) => {
  const officer = await as("kaihua");
  const code = await logLead(officer, {
    name: freshName("单位看错项目"),
    investor: freshName("单位示例公司"),
    total: "12000",
  });
  await officer.goto(`/projects/${code}/edit`);
  await officer.getByLabel("总投资（万元）").fill("120000");
  await expect(officer.getByText(/120,?000 万元 = 12 亿元/)).toBeVisible();
  await officer.getByRole("button", { name: "保存修改" }).click();
  const question = officer.getByRole("alertdialog");
  await expect(question).toContainText("相差十倍以上");
  await question.getByRole("button", { name: "取消" }).click();
  await officer.getByLabel("总投资（万元）").fill("13000");
  await officer.getByRole("button", { name: "保存修改" }).click();
  await expect(officer.getByText("13,000 万元")).toBeVisible();
});

test("what was typed survives a session that ends in the middle", async ({ as }) => {
  const officer = await as("longyou");
  await officer.goto("/quick");
  const name = freshName("掉线项目");
  await officer.getByLabel("项目名称").fill(name);
  await officer.getByLabel("投资方").fill("掉线示例公司");
  await officer.context().clearCookies();
  await officer.getByRole("button", { name: "提交线索" }).click();
  await expect(officer.getByText("登录已失效，内容已保留")).toBeVisible();

  await officer.goto("/login");
  await officer.getByRole("button", { name: "龙游招商员" }).click();
  await expect(officer.getByRole("navigation", { name: "主菜单" })).toBeVisible();
  await officer.goto("/quick");
  await officer.getByRole("button", { name: "继续填写草稿" }).click();
  await expect(officer.getByLabel("项目名称")).toHaveValue(name);
});
