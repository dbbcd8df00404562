import { rules, type StandardRow } from "./table";

/** 新三板: to be quoted, not listed; the way to 北交所. */
export const quoted: readonly StandardRow[] = [
  ...rules(
    "NEEQ",
    {
      set: "1",
      appliesTo: "挂牌（基础层起）",
      stem: "NEEQ-1",
      clause: "全国中小企业股份转让系统股票挂牌规则",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    a1 net_profit each_of_last_2y > 0 CNY 近2年净利润均为正
    a2 net_profit sum_last_2y >= 8000000 CNY 累计≥800万元
    b1 net_profit last_1y >= 6000000 CNY 或近1年净利润≥600万元
  `,
  ),
  ...rules(
    "NEEQ",
    {
      set: "2",
      appliesTo: "挂牌（基础层起）",
      stem: "NEEQ-2",
      clause: "全国中小企业股份转让系统股票挂牌规则",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    a1 revenue avg_last_2y >= 30000000 CNY 近2年营业收入平均≥3000万元
    a2 revenue_growth last_1y >= 0.2 ratio 近1年增长率≥20%
    b1 revenue avg_last_2y >= 50000000 CNY 或近2年营业收入平均≥5000万元
    b2 ocf each_of_last_2y > 0 CNY 且经营现金流净额均为正
  `,
  ),
  ...rules(
    "NEEQ",
    {
      set: "3",
      appliesTo: "挂牌（基础层起）",
      stem: "NEEQ-3",
      clause: "全国中小企业股份转让系统股票挂牌规则",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    a1 revenue last_1y >= 30000000 CNY 近1年营业收入≥3000万元
    a2 rd_ratio sum_last_2y >= 0.05 ratio 近2年研发投入占比≥5%
  `,
  ),
  ...rules(
    "NEEQ",
    {
      set: "4",
      appliesTo: "挂牌（基础层起）",
      stem: "NEEQ-4",
      clause: "全国中小企业股份转让系统股票挂牌规则",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    a1 rd_amount sum_last_2y >= 10000000 CNY 近2年研发投入累计≥1000万元
    a2 pro_investment last_24m >= 20000000 CNY 近24个月专业机构股权投资≥2000万元
  `,
  ),
  ...rules(
    "NEEQ",
    {
      set: "5",
      appliesTo: "挂牌（基础层起）",
      stem: "NEEQ-5",
      clause: "全国中小企业股份转让系统股票挂牌规则",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    a1 market_makers at_listing >= 4 count 做市商≥4家
    a2 market_cap at_listing >= 100000000 CNY 按同时定向发行价计算市值≥1亿元
  `,
  ),
];
