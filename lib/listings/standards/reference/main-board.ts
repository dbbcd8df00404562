import { rules, type StandardRow } from "./table";

type Exchange = "SSE" | "SZSE";

const inForce: Readonly<Record<Exchange, string>> = {
  SSE: "上海证券交易所股票上市规则（2024年4月修订；2025-04-25再修订治理条款）",
  SZSE: "深圳证券交易所股票上市规则（2024年修订；2025-04-25再修订治理条款）",
};

/** Both main boards ask for the same: until April 2024, since then, and of every company. */
const superseded = (exchange: Exchange): StandardRow[] => [
  ...rules(
    exchange,
    {
      set: "2",
      stem: `${exchange}-MB-2`,
      clause: "股票上市规则（2023年2月修订）",
      source: "S57",
      from: "2023-02-17",
      to: "2024-04-29",
    },
    `
    a1 market_cap at_listing >= 5000000000 CNY 预计市值≥50亿元
    a2 net_profit last_1y > 0 CNY 近1年净利润为正
    a3 revenue last_1y >= 600000000 CNY 近1年营业收入≥6亿元
    a4 ocf sum_last_3y >= 150000000 CNY 近3年经营现金流净额累计≥1.5亿元
  `,
  ),
  ...rules(
    exchange,
    {
      set: "3",
      stem: `${exchange}-MB-3`,
      clause: "股票上市规则（2023年2月修订）",
      source: "S57",
      from: "2023-02-17",
      to: "2024-04-29",
    },
    `
    a1 market_cap at_listing >= 8000000000 CNY 预计市值≥80亿元
    a2 net_profit last_1y > 0 CNY 近1年净利润为正
    a3 revenue last_1y >= 800000000 CNY 近1年营业收入≥8亿元
  `,
  ),
  ...rules(
    exchange,
    {
      set: "1",
      stem: `${exchange}-MB-1`,
      clause: "股票上市规则（2023年2月修订）",
      source: "S57",
      from: "2023-02-17",
      to: "2024-04-29",
    },
    `
    a1 net_profit each_of_last_3y > 0 CNY 最近3年净利润均为正
    a2 net_profit sum_last_3y >= 150000000 CNY 近3年净利润累计≥1.5亿元
    a3 net_profit last_1y >= 60000000 CNY 近1年净利润≥6000万元
    a4 ocf sum_last_3y >= 100000000 CNY 近3年经营现金流净额累计≥1亿元
    b1 net_profit each_of_last_3y > 0 CNY 最近3年净利润均为正
    b2 net_profit sum_last_3y >= 150000000 CNY 近3年净利润累计≥1.5亿元
    b3 net_profit last_1y >= 60000000 CNY 近1年净利润≥6000万元
    b4 revenue sum_last_3y >= 1000000000 CNY 近3年营业收入累计≥10亿元
  `,
  ),
];

const current = (exchange: Exchange): StandardRow[] => [
  ...rules(
    exchange,
    { set: "1", stem: `${exchange}-MB-1`, clause: inForce[exchange], source: "S57|S58", from: "2024-04-30" },
    `
    a1 net_profit each_of_last_3y > 0 CNY 最近3年净利润均为正 # 净利润取扣非前后孰低
    a2 net_profit sum_last_3y >= 200000000 CNY 近3年净利润累计≥2亿元 # 2024-04-30前为1.5亿元
    a3 net_profit last_1y >= 100000000 CNY 近1年净利润≥1亿元 # 此前为6000万元
    a4 ocf sum_last_3y >= 200000000 CNY 近3年经营现金流净额累计≥2亿元 # 现金流此前为1亿元；收入此前为10亿元
    b1 net_profit each_of_last_3y > 0 CNY 最近3年净利润均为正 # 净利润取扣非前后孰低
    b2 net_profit sum_last_3y >= 200000000 CNY 近3年净利润累计≥2亿元 # 2024-04-30前为1.5亿元
    b3 net_profit last_1y >= 100000000 CNY 近1年净利润≥1亿元 # 此前为6000万元
    b4 revenue sum_last_3y >= 1500000000 CNY 近3年营业收入累计≥15亿元 # 现金流此前为1亿元；收入此前为10亿元
  `,
  ),
  ...rules(
    exchange,
    { set: "2", stem: `${exchange}-MB-2`, clause: inForce[exchange], source: "S57|S58", from: "2024-04-30" },
    `
    a1 market_cap at_listing >= 5000000000 CNY 预计市值≥50亿元
    a2 net_profit last_1y > 0 CNY 近1年净利润为正
    a3 revenue last_1y >= 600000000 CNY 近1年营业收入≥6亿元
    a4 ocf sum_last_3y >= 250000000 CNY 近3年经营现金流净额累计≥2.5亿元 # 现金流此前为1.5亿元
  `,
  ),
  ...rules(
    exchange,
    { set: "3", stem: `${exchange}-MB-3`, clause: inForce[exchange], source: "S57|S58", from: "2024-04-30" },
    `
    a1 market_cap at_listing >= 10000000000 CNY 预计市值≥100亿元 # 市值此前为80亿元、收入8亿元
    a2 net_profit last_1y > 0 CNY 近1年净利润为正 # 市值此前为80亿元、收入8亿元
    a3 revenue last_1y >= 1000000000 CNY 近1年营业收入≥10亿元 # 市值此前为80亿元、收入8亿元
  `,
  ),
];

const basics = (exchange: Exchange): StandardRow[] => [
  ...rules(
    exchange,
    {
      set: "B",
      appliesTo: "基础条件（全部满足）",
      stem: `${exchange}-MB-B`,
      clause: "各板上市规则",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    1 post_issue_capital at_listing >= 50000000 CNY 发行后股本总额≥5000万元
  `,
  ),
  ...rules(
    exchange,
    {
      set: "B",
      appliesTo: "基础条件（全部满足）",
      stem: `${exchange}-MB-B`,
      clause: "首次公开发行股票注册管理办法",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    3 operating_years current >= 3 year 持续经营3年以上（整体变更可连续计算）
  `,
  ),
  ...rules(
    exchange,
    {
      set: "F",
      appliesTo: "公开发行比例",
      stem: `${exchange}-MB-F`,
      clause: "各板上市规则",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    a1 public_ratio at_listing >= 0.25 ratio 公开发行股份≥25%
    b1 post_issue_capital at_listing > 400000000 CNY 或股本总额超过4亿元
    b2 public_ratio at_listing >= 0.1 ratio 且公开发行股份≥10%
  `,
  ),
];

export const mainBoards: readonly StandardRow[] = (["SSE", "SZSE"] as const).flatMap((exchange) => [
  ...superseded(exchange),
  ...current(exchange),
  ...basics(exchange),
]);
