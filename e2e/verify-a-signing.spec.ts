import { expect, freshName, test } from "./support/people";
import { judgeStage, logLead, reportStage } from "./support/projects";

test("a lead becomes a verified signing: reported by the county, passed by its reviewer, accepted by the city", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const name = freshName("年产6万吨电子级溶剂项目");
  const receipt = await logLead(officer, {
    name,
    investor: freshName("开化示例电子材料公司"),
    total: "1.2亿",
  });
  await reportStage(officer, receipt, "正式签约", "2026-10-20", "投资协议.pdf");
  await expect(officer.getByRole("row", { name: /正式签约/ }).getByText("待审核")).toBeVisible();

  const reviewer = await as("kaihua-shen");
  await judgeStage(reviewer, receipt, "正式签约", "审核通过");
  await expect(reviewer.getByRole("row", { name: /正式签约/ }).getByText("待认定")).toBeVisible();

  const city = await as("shi");
  await judgeStage(city, receipt, "正式签约", "认定");
  await expect(city).toHaveURL(/\/projects\/QZ2026-\d{4}/);
  await expect(city.getByRole("row", { name: /正式签约/ }).getByText("已认定")).toBeVisible();

  await officer.goto(`/projects/${receipt}`);
  await expect(officer).toHaveURL(/\/projects\/QZ2026-\d{4}$/);
  await officer.goto("/");
  await officer.getByRole("link", { name: /^消息/ }).click();
  await expect(officer.getByText(name).first()).toBeVisible();
});

test("nobody accepts what they reported themselves, and a date without a paper is not accepted", async ({
  as,
}) => {
  const city = await as("shi");
  const receipt = await logLead(city, {
    name: freshName("市本级示例项目"),
    investor: freshName("市级示例投资公司"),
    total: "30000",
  });
  await reportStage(city, receipt, "框架签约", "2026-10-08");
  await city.goto(`/projects/${receipt}?tab=stages`);
  await city.getByRole("button", { name: "办理框架签约", exact: true }).click();
  await expect(city.getByRole("menuitem", { name: "认定" })).toBeDisabled();

  const head = await as("shi-fu");
  await judgeStage(head, receipt, "框架签约", "退回", "请补正式文本");
  await expect(head.getByRole("row", { name: /框架签约/ }).getByText("已退回")).toBeVisible();
});

test("another county finds neither the lead nor a sign of it", async ({ as }) => {
  const officer = await as("kaihua");
  const name = freshName("保密线索项目");
  const receipt = await logLead(officer, { name, investor: freshName("开化示例保密投资方") });
  const other = await as("longyou");
  const answer = await other.goto(`/projects/${receipt}`);
  expect(answer?.status()).toBe(404);
  await expect(other.getByText("没有找到这条记录")).toBeVisible();
  await other.goto(`/projects?q=${encodeURIComponent(name)}`);
  await expect(other.getByText("没有符合条件的记录")).toBeVisible();
  await other.keyboard.press("Control+k");
  await other
    .getByRole("dialog")
    .getByPlaceholder(/拼音首字母/)
    .fill(name);
  await expect(other.getByText(`没有找到“${name}”`)).toBeVisible();
});

test("a reviewer passes several milestones in one act, each of them checked, and a refusal names its project", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const officer = await as("kaihua");
  const names = ["甲", "乙"].map((mark) => freshName(`同批签约${mark}`));
  const codes: string[] = [];
  for (const name of names) {
    const code = await logLead(officer, { name, investor: freshName("开化示例投资方"), total: "12000" });
    await reportStage(officer, code, "正式签约", "2026-10-20");
    codes.push(code);
  }
  const reviewer = await as("kaihua-shen");
  await reviewer.goto("/desk?show=milestones", { waitUntil: "networkidle" });
  for (const name of names) await reviewer.getByRole("checkbox", { name: `勾选${name} 正式签约` }).check();

  // One of the two gets a new version before the reviewer presses the button.
  await officer.goto(`/projects/${codes[1]}/edit`);
  await officer.getByLabel("备注").fill("补记一笔");
  await officer.getByRole("button", { name: "保存修改" }).click();
  await expect(officer).toHaveURL(new RegExp(`/projects/${codes[1]}$`));

  await reviewer.getByRole("button", { name: "审核通过所选 2 个" }).click();
  const dialog = reviewer.getByRole("alertdialog");
  await expect(dialog.getByText(names[0] ?? "")).toBeVisible();
  await dialog.getByRole("button", { name: "审核通过", exact: true }).click();
  await expect(reviewer.getByLabel("提示", { exact: true }).getByText("审核通过 1 个节点")).toBeVisible();
  await expect(reviewer.getByRole("alert").getByText(names[1] ?? "")).toBeVisible();
  await expect(reviewer.getByRole("checkbox", { name: `勾选${names[1]} 正式签约` })).toBeChecked();
  await reviewer.getByRole("button", { name: "审核通过所选 1 个" }).click();
  await reviewer.getByRole("alertdialog").getByRole("button", { name: "审核通过", exact: true }).click();
  await expect(reviewer.getByRole("checkbox", { name: `勾选${names[1]} 正式签约` })).toHaveCount(0);
});

test("a reviewer passes two milestones of one project in one press", async ({ as }) => {
  test.setTimeout(120_000);
  const officer = await as("kaihua");
  const name = freshName("签约又开工");
  const code = await logLead(officer, { name, investor: freshName("开化示例投资方"), total: "12000" });
  const stages = { 框架签约: "2026-09-10", 正式签约: "2026-10-20" };
  for (const [stage, day] of Object.entries(stages)) await reportStage(officer, code, stage, day);

  const reviewer = await as("kaihua-shen");
  await reviewer.goto("/desk?show=milestones", { waitUntil: "networkidle" });
  for (const stage of Object.keys(stages))
    await reviewer.getByRole("checkbox", { name: `勾选${name} ${stage}` }).check();
  await reviewer.getByRole("button", { name: "审核通过所选 2 个" }).click();
  await reviewer.getByRole("alertdialog").getByRole("button", { name: "审核通过", exact: true }).click();
  await expect(reviewer.getByLabel("提示", { exact: true }).getByText("审核通过 2 个节点")).toBeVisible();
  await expect(reviewer.getByRole("checkbox", { name: new RegExp(`勾选${name}`) })).toHaveCount(0);
});
