import { addDays, today } from "@/lib/date/day";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

const inDays = (days: number) => addDays(today(), days);

test.setTimeout(120_000);

test.afterEach(async ({ request }) => {
  await request.post("/api/test/today?days=0");
});

test("a lead nobody speaks of turns yellow and red on the days its page foretold, and the county's reason is judged", async ({
  as,
  request,
}) => {
  const officer = await as("longyou");
  const name = freshName("看灯项目");
  const code = await logLead(officer, { name, investor: freshName("演示投资") });
  const lights = (page: typeof officer) =>
    page.locator("section").filter({ has: page.getByRole("heading", { name: /^红黄绿灯/ }) });

  await test.step("green today, with the day it will change", async () => {
    await officer.goto(`/projects/${code}`);
    await expect(lights(officer)).toContainText("正常");
    const [, month, day] = inDays(15).split("-").map(Number);
    await expect(lights(officer)).toContainText(`${month}月${day}日`);
    await expect(lights(officer)).toContainText("转为黄灯（久未更新）");
  });

  await test.step("still green the day before, yellow on the day, red on its day", async () => {
    for (const [days, word] of [
      [14, "正常"],
      [15, "滞后"],
      [29, "滞后"],
      [30, "受阻"],
    ] as const) {
      await request.post(`/api/test/today?days=${days}`);
      await officer.goto(`/projects/${code}`);
      await expect(lights(officer).getByRole("heading")).toContainText(word);
    }
    await expect(lights(officer)).toContainText("已 30 天没有更新");
    await expect(lights(officer)).toContainText(`${inDays(30)} 起为红灯`);
    await officer.goto(`/projects?light=red&q=${encodeURIComponent(name)}`);
    await expect(officer.getByRole("cell", { name: "■ 受阻" })).toBeVisible();
  });

  await test.step("the county gives a reason, the city accepts it, the lamp says so", async () => {
    await officer.goto(`/projects/${code}`);
    await officer.getByRole("button", { name: "说明原因" }).click();
    const dialog = officer.getByRole("dialog");
    await dialog.getByRole("textbox", { name: /^原因/ }).fill("投资方年底封账，约定下月来访");
    await dialog.getByLabel("到哪一天为止").fill(inDays(50));
    await dialog.getByRole("button", { name: "提交说明" }).click();
    await expect(lights(officer)).toContainText("等市招商中心评议");
    const city = await as("shi");
    await city.goto(`/projects/${code}`);
    await city.getByRole("button", { name: "评议" }).click();
    await city.getByRole("dialog").getByLabel("结论").selectOption({ label: "认可，到期前免评" });
    await city.getByRole("dialog").getByRole("button", { name: "提交评议" }).click();
    await expect(lights(city)).toContainText("按规则应为红灯；原因已认可，到期前免评");
  });

  await test.step("the reason runs out by itself", async () => {
    await request.post("/api/test/today?days=51");
    await officer.goto(`/projects/${code}`);
    await expect(lights(officer).getByRole("heading")).toContainText("受阻");
    await expect(lights(officer)).toContainText("已到期");
  });
});

test("a leader reads what changed, opens the parts of the bridge, and sets a colour that ends", async ({
  as,
}) => {
  const leader = await as("lingdao");
  await leader.goto("/projects/changes?since=month");
  await expect(leader.getByRole("img", { name: /期初到期末的变化/ })).toBeVisible();
  const total = leader.getByRole("row", { name: /^合计/ });
  const cells = (await total.getByRole("cell").allTextContents()).map(Number);
  expect(cells.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(cells.at(-1));

  // Two spans that meet: what closes the one opens the other, for every unit.
  const ends = async (from: string, to: string) => {
    await leader.goto(`/projects/changes?since=${from}&until=${to}`);
    await expect(leader.getByText(`截至 ${to} 日终`)).toBeVisible();
    const rows = await leader
      .getByRole("row")
      .filter({ has: leader.getByRole("rowheader") })
      .all();
    const numbers = await Promise.all(
      rows.slice(0, 10).map(async (row) => (await row.getByRole("cell").allTextContents()).map(Number)),
    );
    for (const row of numbers) expect(row.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(row.at(-1));
    return numbers.map((row) => [row[0], row.at(-1)]);
  };
  const [early, later] = [await ends(inDays(-40), inDays(-21)), await ends(inDays(-20), inDays(-3))];
  expect(later.map(([opening]) => opening)).toEqual(early.map(([, closing]) => closing));
  await leader.getByLabel("单位").selectOption({ label: "龙游" });
  await leader.getByRole("button", { name: "查看" }).click();
  await expect(leader.getByText("只看龙游")).toBeVisible();

  await leader.goto("/projects?light=red");
  await leader.getByRole("rowheader").getByRole("link").first().click();
  await leader.getByRole("button", { name: "人工定灯" }).click();
  const dialog = leader.getByRole("dialog");
  await dialog.getByLabel("灯色").selectOption({ label: "▲ 黄灯" });
  await dialog.getByRole("textbox", { name: /^原因/ }).fill("已当面调度");
  await dialog.getByLabel("到哪一天为止").fill(inDays(200));
  await dialog.getByRole("button", { name: "定灯", exact: true }).click();
  await expect(dialog.getByText("最长 3 个月").first()).toBeVisible();
  await dialog.getByLabel("到哪一天为止").fill(inDays(20));
  await dialog.getByRole("button", { name: "定灯", exact: true }).click();
  await expect(leader.getByText(/把灯定为黄灯：已当面调度/)).toBeVisible();
  await expect(leader.getByText(/按规则应为红灯/)).toBeVisible();
});
