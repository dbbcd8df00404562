import type { Page } from "@playwright/test";
import { today } from "@/lib/date/day";
import { callerOf, doorNamed, knock } from "./support/doors";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

const column = (page: Page, title: string) =>
  page.getByRole("listitem", { name: new RegExp(`^${title}，\\d+ 个$`) });

async function onBoard(page: Page, name: string) {
  // A hand that grasps a card before the page is alive grasps nothing.
  await page.goto(`/projects/board?q=${encodeURIComponent(name)}`, { waitUntil: "networkidle" });
  const card = page.getByRole("listitem", { name, exact: true });
  await expect(card).toBeVisible();
  return card;
}

/** The gate asks for the day; then the card stands in the new column. */
async function answerGate(page: Page, name: string, stage: string) {
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(`填报：${stage}`)).toBeVisible();
  await expect(dialog.getByText(/还缺：/)).toBeVisible();
  await dialog.getByLabel("实际日期").fill(today());
  await dialog.getByRole("button", { name: "填报", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(column(page, stage).getByRole("listitem", { name, exact: true })).toBeVisible();
}

test("an officer moves a lead on by mouse, by keyboard and by menu; the gate is asked each time", async ({
  as,
}) => {
  const officer = await as("longyou");
  const name = freshName("看板项目");
  await logLead(officer, { name, investor: freshName("演示投资") });

  await test.step("by mouse", async () => {
    const card = await onBoard(officer, name);
    const from = await card.boundingBox();
    const to = await column(officer, "在谈").boundingBox();
    if (!from || !to) throw new Error("nothing to drag");
    await officer.mouse.move(from.x + 60, from.y + from.height - 12);
    await officer.mouse.down();
    await officer.mouse.move(from.x + 90, from.y + from.height - 4, { steps: 5 });
    await officer.mouse.move(to.x + to.width / 2, to.y + 110, { steps: 12 });
    await officer.mouse.up();
    await answerGate(officer, name, "在谈");
  });

  await test.step("by keyboard", async () => {
    const card = await onBoard(officer, name);
    await card.focus();
    await officer.keyboard.press("Space");
    await officer.keyboard.press("ArrowRight");
    await officer.keyboard.press("Space");
    await answerGate(officer, name, "研判评审");
  });

  await test.step("by menu, and a county officer may not go back", async () => {
    await onBoard(officer, name);
    await officer.getByRole("button", { name: `把${name}移动到` }).click();
    await officer.getByRole("menuitem", { name: "框架签约" }).click();
    await answerGate(officer, name, "框架签约");
    await officer.getByRole("button", { name: `把${name}移动到` }).click();
    await officer.getByRole("menuitem", { name: "在谈" }).click();
    await expect(officer.getByText(/退回前面的阶段由县区审核员或市招商中心办理/)).toBeVisible();
  });

  await test.step("the view is kept for oneself", async () => {
    await officer.getByRole("button", { name: "存为视图" }).click();
    await officer.getByRole("dialog").getByLabel("名称").fill("我盯的");
    await officer.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await expect(officer.getByRole("navigation", { name: "视图" }).getByText("我盯的")).toBeVisible();
  });
});

test("a card beyond the first twenty of its column is moved on like any other, and stands in one place", async ({
  as,
}) => {
  const officer = await as("changshan");
  const name = freshName("满列项目");
  const caller = await callerOf("changshan");
  const unitId = await unitOf(officer);
  for (let n = 1; n <= 22; n += 1) {
    const lead = { name: `${name}第${n}号`, unitId, content: "新建产线", leadSource: "来访", ...investment };
    const answer = await knock(caller, doorNamed("logLead"), {
      key: `${Date.now()}-${n}`.padEnd(32, "x"),
      lead: { investor: `${name}示例公司`, lead },
    });
    expect(answer, answer.message).toMatchObject({ ok: true });
  }
  await officer.goto(`/projects/board?q=${encodeURIComponent(name)}`);
  await officer.getByRole("button", { name: "更多（已列 20 / 22）" }).click();
  await officer.getByRole("button", { name: `把${name}第1号移动到` }).click();
  await officer.getByRole("menuitem", { name: "在谈" }).click();
  await answerGate(officer, `${name}第1号`, "在谈");
  await expect(officer.getByRole("listitem", { name: `${name}第1号`, exact: true })).toHaveCount(1);
  await expect(column(officer, "线索")).toHaveAccessibleName("线索，21 个");
});

const investment = { totalInvestment: { typed: "12000", rate: "", rateOn: "", rateSource: "" } };

async function unitOf(page: Page): Promise<string> {
  await page.goto("/quick");
  return page.locator("[name='lead.unitId']").first().inputValue();
}
