import { expect, freshName, test } from "./support/people";
import { checkRows, group, uploadLedger, workbook } from "./support/sheets";

test("a fund officer brings funds, then investments, then the account in; unknown names are told, nothing twice", async ({
  as,
}) => {
  test.setTimeout(150_000);
  const page = await as("jijin");
  const [fund, firm] = [freshName("示例子基金"), freshName("示例被投")];
  await page.goto("/imports");
  await expect(page.getByRole("link", { name: "基金台账", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "项目台账", exact: true })).toHaveCount(0);

  const funds = await workbook([
    ["基金名称", "基金类型", "管理人", "认缴总规模（亿元）"],
    [fund, "子基金", "示例管理公司", 10],
  ]);
  await uploadLedger(page, "funds", "基金.xlsx", funds);
  await checkRows(page);
  await page.getByRole("button", { name: "确认导入 1 行" }).click();
  await expect(group(page, "已新增", 1)).toBeVisible();

  const deals = await workbook([
    ["基金投资台账（单位：万元）"],
    ["基金名称", "标的企业", "轮次", "投资地", "投资金额", "投资日期"],
    [fund, firm, "A轮", "柯城", 3_000, "2026-03-18"],
    [freshName("没登记的基金"), firm, "A轮", "柯城", 1_000, "2026-03-18"],
  ]);
  await uploadLedger(page, "deals", "投资.xlsx", deals);
  await checkRows(page);
  await expect(page.getByText("将新登记 1 家企业")).toBeVisible();
  await group(page, "拒绝", 1).click();
  await expect(page.getByText("请先在基金台账登记，或核对名称")).toBeVisible();
  await page.getByRole("button", { name: "确认导入 1 行" }).click();
  await expect(group(page, "已新增", 1)).toBeVisible();

  const flows = await workbook([
    ["基金", "流水类型", "到账日期", "金额（万元）", "被投企业", "凭证号"],
    [fund, "投资", "2026-03-18", 3_000, firm, null],
    [fund, "退出回款", "2026-09-01", 500, firm, "记-5"],
    [fund, "管理费", "2026-06-30", -50, null, "记-6"],
  ]);
  await uploadLedger(page, "flows", "流水.xlsx", flows);
  await checkRows(page);
  await expect(group(page, "不变", 1)).toBeVisible();
  await expect(group(page, "新增", 2)).toBeVisible();
  await page.getByRole("button", { name: "确认导入 2 行" }).click();
  await expect(group(page, "已新增", 2)).toBeVisible();

  await uploadLedger(page, "flows", "流水.xlsx", flows);
  await checkRows(page);
  await expect(group(page, "不变", 3)).toBeVisible();
});

test("a listing officer brings the reserve and its accounts in; a county officer is offered neither", async ({
  as,
}) => {
  test.setTimeout(120_000);
  const page = await as("shangshi");
  const name = freshName("示例后备");
  const reserve = await workbook([
    ["企业名称", "县区", "层级", "目标板块", "进度", "阶段日期", "券商"],
    [name, "柯城", "上市培育", "创业板", "辅导备案", "2026-03-18", "示例证券"],
  ]);
  await uploadLedger(page, "candidates", "后备.xlsx", reserve);
  await checkRows(page);
  await page.getByRole("button", { name: "确认导入 1 行" }).click();
  await expect(group(page, "已新增", 1)).toBeVisible();

  const accounts = await workbook([
    ["企业名称", "年度", "营业收入（亿元）", "净利润（万元）"],
    [name, 2024, 1.2, -300],
    [freshName("不在库"), 2024, 1, 1],
  ]);
  await uploadLedger(page, "financials", "年度.xlsx", accounts);
  await checkRows(page);
  await group(page, "拒绝", 1).click();
  await expect(page.getByText("不在上市后备企业台账里")).toBeVisible();
  await page.getByRole("button", { name: "确认导入 1 行" }).click();
  await expect(group(page, "已新增", 1)).toBeVisible();

  const county = await as("kecheng");
  await county.goto("/imports?register=candidates");
  await expect(county.getByText("直接上传手头的项目台账即可")).toBeVisible();
  expect((await county.request.get("/imports/template?register=candidates")).status()).toBe(403);
});
