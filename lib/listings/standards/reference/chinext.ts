import { rules, type StandardRow } from "./table";

export const chinext: readonly StandardRow[] = [
  ...rules(
    "CN",
    {
      set: "1",
      stem: "CN-1",
      clause: "深圳证券交易所创业板股票上市规则（2024年修订；2025-04-25再修订治理条款）",
      source: "S60",
      from: "2024-04-30",
    },
    `
    a1 net_profit each_of_last_2y > 0 CNY 近2年净利润均为正 # 此前为近2年累计≥5000万元
    a2 net_profit sum_last_2y >= 100000000 CNY 近2年净利润累计≥1亿元 # 此前为近2年累计≥5000万元
    a3 net_profit last_1y >= 60000000 CNY 近1年净利润≥6000万元 # 此前为近2年累计≥5000万元
  `,
  ),
  ...rules(
    "CN",
    {
      set: "2",
      stem: "CN-2",
      clause: "深圳证券交易所创业板股票上市规则（2024年修订；2025-04-25再修订治理条款）",
      source: "S60",
      from: "2024-04-30",
    },
    `
    a1 market_cap at_listing >= 1500000000 CNY 预计市值≥15亿元 # 此前为市值10亿元、收入1亿元
    a2 net_profit last_1y > 0 CNY 近1年净利润为正 # 此前为市值10亿元、收入1亿元
    a3 revenue last_1y >= 400000000 CNY 近1年营业收入≥4亿元 # 此前为市值10亿元、收入1亿元
  `,
  ),
  ...rules(
    "CN",
    {
      set: "3",
      stem: "CN-3",
      clause: "深圳证券交易所创业板股票上市规则（2024年修订；2025-04-25再修订治理条款）",
      source: "S62",
      from: "2023-02-17",
    },
    `
    a1 market_cap at_listing >= 5000000000 CNY 预计市值≥50亿元 # 2025-06-18起正式启用，面向优质未盈利企业
    a2 revenue last_1y >= 300000000 CNY 近1年营业收入≥3亿元 # 2025-06-18起正式启用，面向优质未盈利企业
  `,
  ),
  ...rules(
    "CN",
    {
      set: "1",
      stem: "CN-1",
      clause: "深圳证券交易所创业板股票上市规则（2024年修订前）",
      source: "S60",
      from: "2020-06-12",
      to: "2024-04-29",
    },
    `
    a1 net_profit each_of_last_2y > 0 CNY 近2年净利润均为正
    a2 net_profit sum_last_2y >= 50000000 CNY 近2年净利润累计≥5000万元
  `,
  ),
  ...rules(
    "CN",
    {
      set: "2",
      stem: "CN-2",
      clause: "深圳证券交易所创业板股票上市规则（2024年修订前）",
      source: "S60",
      from: "2020-06-12",
      to: "2024-04-29",
    },
    `
    a1 market_cap at_listing >= 1000000000 CNY 预计市值≥10亿元
    a2 net_profit last_1y > 0 CNY 近1年净利润为正
    a3 revenue last_1y >= 100000000 CNY 近1年营业收入≥1亿元
  `,
  ),
  ...rules(
    "CN",
    {
      set: "6",
      appliesTo: "红筹/特殊股权结构",
      stem: "CN-6",
      clause: "深圳证券交易所创业板股票上市规则（2024年修订；2025-04-25再修订治理条款）",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    a0 special_structure current = 1 bool 属于红筹企业或有特殊股权结构
    a1 market_cap at_listing >= 10000000000 CNY 预计市值≥100亿元 # 2023年2月后取消“近1年净利润为正”要求，待核
    b0 special_structure current = 1 bool 属于红筹企业或有特殊股权结构
    b1 market_cap at_listing >= 5000000000 CNY 预计市值≥50亿元
    b2 revenue last_1y >= 500000000 CNY 近1年营业收入≥5亿元
  `,
  ),
  ...rules(
    "CN",
    {
      set: "4",
      stem: "CN-4-PENDING",
      clause: "深圳证券交易所创业板股票上市规则（2024年修订；2025-04-25再修订治理条款）",
      source: "S70",
      mark: "unverified",
    },
    `
    pending - - - - - 第四套上市标准：2026-03-06监管层公布创业板改革方向，具体数值未在所查材料中见到 # 上线前须以深交所最新规则核实后填数
  `,
  ),
  ...rules(
    "CN",
    {
      set: "P",
      appliesTo: "创业板定位（三选一）",
      stem: "CN-P-",
      clause: "创业板企业发行上市申报及推荐暂行规定（2024年修订）",
      source: "S61",
      from: "2024-04-30",
      mark: "general_knowledge_verify",
    },
    `
    a1 rd_cagr last_3y >= 0.15 ratio 近3年研发投入复合增长率≥15%
    a2 rd_amount last_1y >= 10000000 CNY 且近1年研发投入≥1000万元
    b1 rd_amount sum_last_3y >= 50000000 CNY 近3年研发投入累计≥5000万元
    c1 industry_flag current = 1 bool 属于制造业优化升级、现代服务业、数字经济等现代产业体系领域
    c2 revenue_cagr last_3y >= 0.3 ratio 且近3年营业收入复合增长率≥30%
  `,
  ),
  ...rules(
    "CN",
    {
      set: "P",
      appliesTo: "创业板定位（三选一）",
      stem: "CN-P-",
      clause: "创业板企业发行上市申报及推荐暂行规定（2024年修订）",
      source: "S61",
      from: "2024-04-30",
    },
    `
    a3 revenue_cagr last_3y >= 0.25 ratio 且近3年营业收入复合增长率≥25%
    b2 revenue_cagr last_3y >= 0.25 ratio 且近3年营业收入复合增长率≥25%
  `,
  ),
  ...rules(
    "CN",
    {
      set: "B",
      appliesTo: "基础条件（全部满足）",
      stem: "CN-B",
      clause: "各板上市规则",
      source: "G",
      from: "2023-02-17",
      mark: "general_knowledge_verify",
    },
    `
    1 post_issue_capital at_listing >= 30000000 CNY 发行后股本总额≥3000万元
  `,
  ),
  ...rules(
    "CN",
    {
      set: "B",
      appliesTo: "基础条件（全部满足）",
      stem: "CN-B",
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
    "CN",
    {
      set: "P",
      appliesTo: "创业板定位（三选一）",
      stem: "CN-P-",
      clause: "创业板企业发行上市申报及推荐暂行规定（2024年修订）",
      source: "S61",
      from: "2024-04-30",
      mark: "general_knowledge_verify",
    },
    `
    d1 rd_cagr last_3y >= 0.15 ratio 近3年研发投入复合增长率≥15%
    d2 rd_amount last_1y >= 10000000 CNY 且近1年研发投入≥1000万元
    d3 revenue last_1y >= 300000000 CNY 且近1年营业收入≥3亿元（不考核收入增长率）
    e1 rd_amount sum_last_3y >= 50000000 CNY 近3年研发投入累计≥5000万元
    e2 revenue last_1y >= 300000000 CNY 且近1年营业收入≥3亿元（不考核收入增长率）
    f1 industry_flag current = 1 bool 属于制造业优化升级、现代服务业、数字经济等现代产业体系领域
    f2 revenue last_1y >= 300000000 CNY 且近1年营业收入≥3亿元（不考核收入增长率）
  `,
  ),
  ...rules(
    "CN",
    {
      set: "F",
      appliesTo: "公开发行比例",
      stem: "CN-F",
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
