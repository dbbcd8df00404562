/**
 * Figures that a newspaper published about Quzhou's five chains in December 2023, as they were printed. They are nobody's
 * rows here: they stand on a page of their own and enter no figure, sum or file of the bureau.
 */
export const publishedSource = {
  title: "衢州“五链”融合（报纸特稿，2023年12月）",
  note: "文中“今年”为2023年。数字照原文录入，没有逐一核对；段落为原文非空行的序号。",
} as const;

export type PublishedFact = {
  key: string;
  group: string;
  who: string;
  what: string;
  /** As printed: a number, a date or a word. */
  value: string;
  unit: string;
  period: string;
  /** Where in the article. */
  paragraph: string;
  /** 突破、余、超过: a lower bound, not the value. */
  bound: string;
  note: string;
};

// key|group|who|what|value|unit|period|paragraph|bound|note
const told = `
gdpQ1q3|经济|衢州市|GDP|1531.67|亿元|2023-01/2023-09|4||
gdpQ1q3Yoy|经济|衢州市|GDP 同比增长|7.7|%|2023-01/2023-09|4||
gdpQ1q3Rank|经济|衢州市|GDP 增速全省排名|3|位|2023-01/2023-09|4||
gdpOverNation|经济|衢州市|GDP 增速高于全国|2.5|百分点|2023-01/2023-09|4||
gdpOverProvince|经济|衢州市|GDP 增速高于全省|1.4|百分点|2023-01/2023-09|4||
gdp2022|经济|衢州市|GDP|2000|亿元|2022|9|超过|
ind12|经济|衢州市|主要指标增速进入全省前四的项数|12|项|2022|9||
ind4|经济|衢州市|指标增速全省第一的项数|4|项|2022|9||
ind3|经济|衢州市|指标增速全省第二的项数|3|项|2022|9||
iva463|工业|衢州市|规上工业增加值同比增长|4.63|%|2023-01/2023-10|11||
iva80|工业|衢州市|规上工业增加值同比增长|8.0|%|2023-01/2023-10|15||
ivaRank|工业|衢州市|规上工业增加值增速全省排名|4|位|2023-01/2023-10|15||一季度为全省末位
ivaRankQ1|工业|衢州市|规上工业增加值增速全省排名|末位||2023-01/2023-03|15||
ivaOct|工业|衢州市|增加值同比增长|16.1|%|2023-10|15||
ivaOctRank|工业|衢州市|增加值增速全省排名|2|位|2023-10|15||
indInv|工业|衢州市|工业投资同比增长|39.4|%|2023-01/2023-10|15||
indInvRank|工业|衢州市|工业投资增速全省排名|2|位|2023-01/2023-10|15||
mfgInv|工业|衢州市|制造业投资同比增长|54|%|2023-01/2023-10|15||
mfgInvRank|工业|衢州市|制造业投资增速全省排名|1|位|2023-01/2023-10|15||
mfgInvMonths|工业|衢州市|制造业投资增速连续全省第一的月数|7|个月|至2023-10|15||
dasRev|企业|一道新能源|营业收入|213|亿元|2023-01/2023-10|12||
dasYoy|企业|一道新能源|营业收入同比增长|272.47|%|2023-01/2023-10|13||句子在第12段末断行，数值在第13段首
dasRank|企业|一道新能源|主打产品出货量全球排名|前十||2023|13||
neYoy|工业|衢州市新能源产业链企业|同比增长|24.3|%|2023-01/2023-10|13||原文未写明是产值还是营收
xuyang155|项目|东旭集团 超薄柔性玻璃、LED显示模组和芯片项目|总投资|155|亿元|2023-11|14||
tenBillion6|项目|衢州市|年内落地百亿制造业项目数|6|个|2023|14||6个项目集中在新材料、新能源；原文只点名1个
capAgreements|基金|2023年产业资本招商大会暨“双千计划”发布会|各类基金和储备项目签订合作协议金额|240|亿元|2023|23|超过|
fundCount|基金|衢州各类基金矩阵|新增投资项目|32|个|2023年初至报道时|23||
fundAmount|基金|衢州各类基金矩阵|新增投资规模|98.24|亿元|2023年初至报道时|23||
fundLeverage|基金|衢州各类基金矩阵|撬动各类资本|264.54|亿元|2023年初至报道时|23||
listed17|上市|衢州市|上市公司总数|17|家|2023-09|32||
ipoJjx|上市|中巨芯科技股份有限公司|科创板上市|2023-09||2023-09|32||
listed11|上市|衢州市|近3年新增上市公司|11|家|不到3年至2023-09|32||
listed23y|上市|衢州市|此前年数|23|年||32||
listedShare|上市|衢州市|上市企业占山区26县比例|近三分之一||2023|32||
listedRank|上市|衢州市|浙皖闽赣四省九地上市企业数排名|2|位|2023|32||
relief|营商环境|衢州市|累计为企业减负|69.9|亿元|2023年以来|28||
policyMoney|营商环境|衢州市|兑现大科政策资金|4.35|亿元|2023年以来|28||原文“大科政策”含义未解释，照录
mianshen|营商环境|衢州市|政策“免申即享、即申即享”率|80.7|%|2023年以来|28||
univ20|创新|衢州市|全面合作高校院所数|20|所|2023|29|不少于|
uniLab|创新|浙江省高端化学品技术创新中心|山区26县唯一省级高端化学品技术创新中心|1|个|2023|30||
acad5|人才|院士团队|共建合作院士团队数|5|个|2023|31||
inst14|创新|衢州市|共建高能级创新研究院|14|个|2023|31||
phd283|人才|衢州市|引进博士|283|人|两年多来|31||
talent47|人才|衢州市|全国最具人才吸引力城市100强排名|47|位|2022|31||
talentUp11|人才|衢州市|人才吸引力排名上升|11|位|2022对2021|31||
policy10|人才|衢州市|迭代优化人才政策|10|项|2023|22||
`;

export const published: readonly PublishedFact[] = told
  .trim()
  .split("\n")
  .map((line) => {
    const [
      key = "",
      group = "",
      who = "",
      what = "",
      value = "",
      unit = "",
      period = "",
      paragraph = "",
      bound = "",
      note = "",
    ] = line.split("|");
    return { key, group, who, what, value, unit, period, paragraph, bound, note };
  });

/** One of them by its key. */
export function publishedFact(key: string): PublishedFact {
  const found = published.find((fact) => fact.key === key);
  if (!found) throw new Error(`nothing was published as ${key}`);
  return found;
}

/** `98.24亿元`, `超过240亿元` */
export const publishedWords = ({ bound, value, unit }: PublishedFact): string => `${bound}${value}${unit}`;
