import { rules, type StandardRow } from "./table";

export const hongKong: readonly StandardRow[] = [
  ...rules(
    "HK",
    {
      set: "1",
      appliesTo: "盈利测试",
      stem: "HK-1",
      clause: "主板上市规则第8.05条",
      source: "S58|S73",
      from: "2022-01-01",
    },
    `
    a1 net_profit last_1y >= 35000000 HKD 近1年股东应占盈利≥3500万港元
    a2 net_profit sum_prior_2y >= 45000000 HKD 前2年累计≥4500万港元
  `,
  ),
  ...rules(
    "HK",
    {
      set: "1",
      appliesTo: "盈利测试",
      stem: "HK-1",
      clause: "主板上市规则第8.05条",
      source: "S58",
      from: "2018-02-15",
    },
    `
    a3 market_cap at_listing >= 500000000 HKD 上市时市值≥5亿港元
  `,
  ),
  ...rules(
    "HK",
    {
      set: "2",
      appliesTo: "市值/收益测试",
      stem: "HK-2",
      clause: "主板上市规则第8.05条",
      source: "S58",
      from: "2018-02-15",
    },
    `
    a1 market_cap at_listing >= 4000000000 HKD 市值≥40亿港元
    a2 revenue last_1y >= 500000000 HKD 近1年收益≥5亿港元
  `,
  ),
  ...rules(
    "HK",
    {
      set: "3",
      appliesTo: "市值/收益/现金流测试",
      stem: "HK-3",
      clause: "主板上市规则第8.05条",
      source: "S58",
      from: "2018-02-15",
    },
    `
    a1 market_cap at_listing >= 2000000000 HKD 市值≥20亿港元
    a2 revenue last_1y >= 500000000 HKD 近1年收益≥5亿港元
    a3 ocf sum_last_3y >= 100000000 HKD 前3年经营现金流合计≥1亿港元
  `,
  ),
  ...rules(
    "HK",
    {
      set: "18A",
      appliesTo: "生物科技公司",
      stem: "HK-18A",
      clause: "主板上市规则第18A章",
      source: "S74",
      from: "2018-04-30",
    },
    `
    a1 market_cap at_listing >= 1500000000 HKD 市值≥15亿港元
    a2 business_years current >= 2 year 现有业务至少2个会计年度且管理层大致不变
    a3 working_capital_ratio next_12m >= 1.25 ratio 营运资金≥未来12个月开支的125%
    a4 core_product current = 1 bool 至少一项核心产品已过概念阶段
  `,
  ),
  ...rules(
    "HK",
    {
      set: "18C",
      appliesTo: "特专科技公司",
      stem: "HK-18C",
      clause: "主板上市规则第18C章（临时下调）",
      source: "S75",
      from: "2024-09-01",
      to: "2027-08-31",
    },
    `
    a1 market_cap at_listing >= 4000000000 HKD 已商业化：市值≥40亿港元（原60亿）
  `,
  ),
  ...rules(
    "HK",
    {
      set: "18C",
      appliesTo: "特专科技公司",
      stem: "HK-18C",
      clause: "主板上市规则第18C章",
      source: "S75",
      from: "2023-03-31",
    },
    `
    a2 revenue last_1y >= 250000000 HKD 已商业化：近1年收益≥2.5亿港元
  `,
  ),
  ...rules(
    "HK",
    {
      set: "18C",
      appliesTo: "特专科技公司",
      stem: "HK-18C",
      clause: "主板上市规则第18C章（临时下调）",
      source: "S75",
      from: "2024-09-01",
      to: "2027-08-31",
    },
    `
    b1 market_cap at_listing >= 8000000000 HKD 未商业化：市值≥80亿港元（原100亿） # 期满后恢复100亿港元，除非另行公布
  `,
  ),
  ...rules(
    "HK",
    {
      set: "18C",
      appliesTo: "特专科技公司",
      stem: "HK-18C",
      clause: "主板上市规则第18C章",
      source: "S75",
      from: "2023-03-31",
      mark: "general_knowledge_verify",
    },
    `
    a0 specialist_tech current = 1 bool 属于特专科技行业
    b0 specialist_tech current = 1 bool 属于特专科技行业
  `,
  ),
  ...rules(
    "HK",
    {
      set: "18C",
      appliesTo: "特专科技公司",
      stem: "HK-18C",
      clause: "主板上市规则第18C章",
      source: "S75",
      from: "2023-03-31",
      to: "2024-08-31",
    },
    `
    a1 market_cap at_listing >= 6000000000 HKD 已商业化：市值≥60亿港元
    b1 market_cap at_listing >= 10000000000 HKD 未商业化：市值≥100亿港元
  `,
  ),
  ...rules(
    "HK",
    {
      set: "18C",
      appliesTo: "特专科技公司",
      stem: "HK-18C",
      clause: "主板上市规则第18C章",
      source: "S75",
      from: "2027-09-01",
      mark: "general_knowledge_verify",
    },
    `
    a1 market_cap at_listing >= 6000000000 HKD 已商业化：市值≥60亿港元 # 临时下调期满后恢复，除非另行公布
    b1 market_cap at_listing >= 10000000000 HKD 未商业化：市值≥100亿港元 # 临时下调期满后恢复，除非另行公布
  `,
  ),
  ...rules(
    "HK",
    {
      set: "1",
      appliesTo: "盈利测试",
      stem: "HK-1",
      clause: "主板上市规则第8.05条（2022年以前）",
      source: "G",
      from: "2018-02-15",
      to: "2021-12-31",
      mark: "general_knowledge_verify",
    },
    `
    a1 net_profit last_1y >= 20000000 HKD 近1年股东应占盈利≥2000万港元
    a2 net_profit sum_prior_2y >= 30000000 HKD 前2年累计≥3000万港元
  `,
  ),
];
