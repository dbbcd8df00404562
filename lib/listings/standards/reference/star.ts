import { rules, type StandardRow } from "./table";

export const starMarket: readonly StandardRow[] = [
  ...rules(
    "STAR",
    {
      set: "1",
      stem: "STAR-1",
      clause: "上海证券交易所科创板股票上市规则",
      source: "S63",
      from: "2019-03-01",
    },
    `
    a1 market_cap at_listing >= 1000000000 CNY 预计市值≥10亿元
    a2 net_profit each_of_last_2y > 0 CNY 近2年净利润均为正
    a3 net_profit sum_last_2y >= 50000000 CNY 近2年净利润累计≥5000万元
    b1 market_cap at_listing >= 1000000000 CNY 预计市值≥10亿元
    b2 net_profit last_1y > 0 CNY 近1年净利润为正
    b3 revenue last_1y >= 100000000 CNY 近1年营业收入≥1亿元
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "2",
      stem: "STAR-2",
      clause: "上海证券交易所科创板股票上市规则",
      source: "S63",
      from: "2019-03-01",
    },
    `
    a1 market_cap at_listing >= 1500000000 CNY 预计市值≥15亿元
    a2 revenue last_1y >= 200000000 CNY 近1年营业收入≥2亿元
    a3 rd_ratio sum_last_3y >= 0.15 ratio 近3年研发投入合计/营业收入合计≥15%
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "3",
      stem: "STAR-3",
      clause: "上海证券交易所科创板股票上市规则",
      source: "S63",
      from: "2019-03-01",
    },
    `
    a1 market_cap at_listing >= 2000000000 CNY 预计市值≥20亿元
    a2 revenue last_1y >= 300000000 CNY 近1年营业收入≥3亿元
    a3 ocf sum_last_3y >= 100000000 CNY 近3年经营现金流净额累计≥1亿元
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "4",
      stem: "STAR-4",
      clause: "上海证券交易所科创板股票上市规则",
      source: "S63",
      from: "2019-03-01",
    },
    `
    a1 market_cap at_listing >= 3000000000 CNY 预计市值≥30亿元
    a2 revenue last_1y >= 300000000 CNY 近1年营业收入≥3亿元
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "5",
      stem: "STAR-5",
      clause: "上海证券交易所科创板股票上市规则",
      source: "S63",
      from: "2019-03-01",
    },
    `
    a1 market_cap at_listing >= 4000000000 CNY 预计市值≥40亿元 # 2025年起重启并扩围至人工智能、商业航天、低空经济；商业火箭指引2025-12-26施行(S66|S67)
    a2 star_breakthrough current = 1 bool 主要业务或产品需经国家有关部门批准、市场空间大、已取得阶段性成果（医药：至少一项核心产品获准二期临床）或具备明显技术优势 # 2025年起重启并扩围至人工智能、商业航天、低空经济；商业火箭指引2025-12-26施行(S66|S67)
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "6",
      appliesTo: "红筹/表决权差异",
      stem: "STAR-6",
      clause: "上海证券交易所科创板股票上市规则",
      source: "G",
      from: "2019-03-01",
      mark: "general_knowledge_verify",
    },
    `
    a0 special_structure current = 1 bool 属于红筹企业或有表决权差异安排
    a1 market_cap at_listing >= 10000000000 CNY 预计市值≥100亿元
    b0 special_structure current = 1 bool 属于红筹企业或有表决权差异安排
    b1 market_cap at_listing >= 5000000000 CNY 预计市值≥50亿元
    b2 revenue last_1y >= 500000000 CNY 近1年营业收入≥5亿元
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "P1",
      appliesTo: "科创属性（与P2-P4同时满足）",
      stem: "STAR-P1",
      clause: "科创属性评价指引（试行）（证监会公告〔2024〕6号修改）",
      source: "S64",
      from: "2024-04-30",
      mark: "general_knowledge_verify",
    },
    `
    a1 rd_ratio sum_last_3y >= 0.05 ratio 近3年研发投入占营业收入≥5%
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "P1",
      appliesTo: "科创属性（与P2-P4同时满足）",
      stem: "STAR-P1",
      clause: "科创属性评价指引（试行）（证监会公告〔2024〕6号修改）",
      source: "S64",
      from: "2024-04-30",
    },
    `
    b1 rd_amount sum_last_3y >= 80000000 CNY 或近3年研发投入累计≥8000万元 # 2024-04-30前为6000万元
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "P2",
      appliesTo: "科创属性",
      stem: "STAR-P2",
      clause: "科创属性评价指引（试行）（证监会公告〔2024〕6号修改）",
      source: "G",
      from: "2024-04-30",
      mark: "general_knowledge_verify",
    },
    `
    a1 rd_staff_ratio last_1y >= 0.1 ratio 研发人员占员工总数≥10%
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "P3",
      appliesTo: "科创属性",
      stem: "STAR-P3",
      clause: "科创属性评价指引（试行）（证监会公告〔2024〕6号修改）",
      source: "S64",
      from: "2024-04-30",
    },
    `
    a1 invention_patents current >= 7 count 应用于主营业务并能够产业化的发明专利≥7项 # 此前为5项；软件企业豁免专利条件但研发占比≥10%(G)
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "P4",
      appliesTo: "科创属性",
      stem: "STAR-P4",
      clause: "科创属性评价指引（试行）（证监会公告〔2024〕6号修改）",
      source: "S64",
      from: "2024-04-30",
    },
    `
    a1 revenue_cagr last_3y >= 0.25 ratio 近3年营业收入复合增长率≥25% # 此前为20%
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "P4",
      appliesTo: "科创属性",
      stem: "STAR-P4",
      clause: "科创属性评价指引（试行）（证监会公告〔2024〕6号修改）",
      source: "G",
      from: "2024-04-30",
      mark: "general_knowledge_verify",
    },
    `
    b1 revenue last_1y >= 300000000 CNY 或近1年营业收入≥3亿元 # 第五套标准等豁免P4(G)
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "G",
      appliesTo: "成长层调出条件（新注册企业）",
      stem: "STAR-G-new-",
      clause: "科创板上市公司自律监管指引第5号——科创成长层",
      source: "S65",
      from: "2025-07-13",
    },
    `
    a1 net_profit each_of_last_2y > 0 CNY 近2年净利润均为正 # 未盈利企业全部纳入成长层；存量企业为上市后首次盈利即调出
    a2 net_profit sum_last_2y >= 50000000 CNY 近2年净利润累计≥5000万元 # 未盈利企业全部纳入成长层；存量企业为上市后首次盈利即调出
    b1 net_profit last_1y > 0 CNY 近1年净利润为正 # 未盈利企业全部纳入成长层；存量企业为上市后首次盈利即调出
    b2 revenue last_1y >= 100000000 CNY 近1年营业收入≥1亿元 # 未盈利企业全部纳入成长层；存量企业为上市后首次盈利即调出
  `,
  ),
  ...rules(
    "STAR",
    {
      set: "B",
      appliesTo: "基础条件（全部满足）",
      stem: "STAR-B",
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
    "STAR",
    {
      set: "B",
      appliesTo: "基础条件（全部满足）",
      stem: "STAR-B",
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
    "STAR",
    {
      set: "F",
      appliesTo: "公开发行比例",
      stem: "STAR-F",
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
