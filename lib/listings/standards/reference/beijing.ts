import { rules, type StandardRow } from "./table";

export const beijing: readonly StandardRow[] = [
  ...rules(
    "BSE",
    { set: "1", stem: "BSE-1", clause: "北京证券交易所股票上市规则", source: "S68", from: "2021-11-15" },
    `
    a1 market_cap at_listing >= 200000000 CNY 预计市值≥2亿元
    a2 net_profit each_of_last_2y >= 15000000 CNY 近2年净利润均≥1500万元
    a3 roe_weighted avg_last_2y >= 0.08 ratio 加权ROE平均≥8%
    b1 market_cap at_listing >= 200000000 CNY 预计市值≥2亿元
    b2 net_profit last_1y >= 25000000 CNY 近1年净利润≥2500万元
    b3 roe_weighted last_1y >= 0.08 ratio 加权ROE≥8%
  `,
  ),
  ...rules(
    "BSE",
    { set: "2", stem: "BSE-2", clause: "北京证券交易所股票上市规则", source: "S68", from: "2021-11-15" },
    `
    a1 market_cap at_listing >= 400000000 CNY 预计市值≥4亿元
    a2 revenue avg_last_2y >= 100000000 CNY 近2年营业收入平均≥1亿元
    a3 revenue_growth last_1y >= 0.3 ratio 近1年营业收入增长率≥30%
    a4 ocf last_1y > 0 CNY 近1年经营现金流净额为正
  `,
  ),
  ...rules(
    "BSE",
    { set: "3", stem: "BSE-3", clause: "北京证券交易所股票上市规则", source: "S68", from: "2021-11-15" },
    `
    a1 market_cap at_listing >= 800000000 CNY 预计市值≥8亿元
    a2 revenue last_1y >= 200000000 CNY 近1年营业收入≥2亿元
    a3 rd_ratio sum_last_2y >= 0.08 ratio 近2年研发投入合计/营业收入合计≥8%
  `,
  ),
  ...rules(
    "BSE",
    { set: "4", stem: "BSE-4", clause: "北京证券交易所股票上市规则", source: "S68", from: "2021-11-15" },
    `
    a1 market_cap at_listing >= 1500000000 CNY 预计市值≥15亿元
    a2 rd_amount sum_last_2y >= 50000000 CNY 近2年研发投入合计≥5000万元
  `,
  ),
  ...rules(
    "BSE",
    {
      set: "B",
      appliesTo: "基础条件（全部满足）",
      stem: "BSE-B",
      clause: "北京证券交易所股票上市规则",
      source: "S68",
      from: "2021-11-15",
    },
    `
    a1 neeq_innovation current = 1 bool 全国股转创新层公司
    a2 neeq_months current >= 12 month 连续挂牌满12个月
    a3 net_assets last_period_end >= 50000000 CNY 最近一年期末净资产≥5000万元
    a4 post_issue_capital at_listing >= 30000000 CNY 公开发行后股本总额≥3000万元
    a5 offer_shares at_listing >= 1000000 share 公开发行股份≥100万股
    a6 offer_targets at_listing >= 100 count 发行对象≥100人
    a7 holders at_listing >= 200 count 发行后股东≥200人
  `,
  ),
  ...rules(
    "BSE",
    {
      set: "F",
      appliesTo: "公开发行比例",
      stem: "BSE-F",
      clause: "北京证券交易所股票上市规则",
      source: "S68",
      from: "2021-11-15",
    },
    `
    a1 public_ratio at_listing >= 0.25 ratio 公众股东持股≥25%
    b1 post_issue_capital at_listing > 400000000 CNY 或股本总额超过4亿元
    b2 public_ratio at_listing >= 0.1 ratio 且公众股东持股≥10%
  `,
  ),
];
