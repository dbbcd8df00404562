import type { Day } from "@/lib/date/day";

/** Who gives what to whom, about which project (its key), due when. */
export type ToldTask = {
  about?: string;
  title: string;
  from: string;
  to: string;
  givenOn: Day;
  dueOn: Day;
  done?: { on: Day; note: string };
};

export const tasks: readonly ToldTask[] = [
  {
    about: "bearing-steel",
    title: "出具轴承钢项目地块规划条件",
    from: "shi",
    to: "zigui",
    givenOn: "2026-11-03",
    dueOn: "2026-11-20",
  },
  {
    about: "granules",
    title: "核对中药配方颗粒项目用地预审与交地条件",
    from: "shi-fu",
    to: "zigui",
    givenOn: "2026-11-16",
    dueOn: "2026-11-27",
  },
  {
    about: "rollers",
    title: "完成滚动体项目地块测绘成果审核",
    from: "shi",
    to: "zigui",
    givenOn: "2026-10-12",
    dueOn: "2026-10-30",
    done: { on: "2026-10-28", note: "测绘成果已审核入库" },
  },
  {
    title: "办结三个待审节点，审核意见写清依据",
    from: "shi-fu",
    to: "kaihua-shen",
    givenOn: "2026-11-19",
    dueOn: "2026-11-26",
  },
  {
    about: "wrapping",
    title: "补交包装纸技改项目投产发票说明",
    from: "kaihua-shen",
    to: "kaihua",
    givenOn: "2026-11-17",
    dueOn: "2026-11-23",
  },
  {
    about: "structures",
    title: "与企业重新谈妥扶持方式，撤销税收返还诉求",
    from: "kaihua-shen",
    to: "kaihua",
    givenOn: "2026-11-06",
    dueOn: "2026-11-30",
  },
  {
    title: "整理开化下一批拟签约项目清单",
    from: "kaihua-shen",
    to: "kaihua",
    givenOn: "2026-11-19",
    dueOn: "2026-12-05",
  },
  {
    about: "paper-chemicals",
    title: "补拍设备进场照片并重新填报开工",
    from: "longyou-shen",
    to: "longyou",
    givenOn: "2026-11-18",
    dueOn: "2026-11-25",
  },
  {
    about: "transfer-paper",
    title: "完成热转印纸项目两项承诺的公平竞争审查",
    from: "longyou",
    to: "longyou-shen",
    givenOn: "2026-11-12",
    dueOn: "2026-11-26",
  },
  {
    about: "cold-chain",
    title: "补充出让合同签章页",
    from: "shi",
    to: "kecheng",
    givenOn: "2026-11-12",
    dueOn: "2026-11-19",
  },
  {
    about: "storage-two",
    title: "报送储能基地二期用能指标落实情况",
    from: "lingdao",
    to: "shi-fu",
    givenOn: "2026-11-18",
    dueOn: "2026-11-28",
  },
  {
    about: "gases",
    title: "向外方索取出资时间表，明确折算汇率",
    from: "shi",
    to: "zhizao",
    givenOn: "2026-11-13",
    dueOn: "2026-12-02",
  },
  {
    about: "separators",
    title: "提出隔膜项目产业链匹配意见",
    from: "shi-fu",
    to: "xincailiao",
    givenOn: "2026-11-13",
    dueOn: "2026-11-26",
  },
  {
    about: "aviation",
    title: "核实航空零部件基地延期开工原因并提出新计划",
    from: "shi-fu",
    to: "shi",
    givenOn: "2026-11-10",
    dueOn: "2026-11-24",
  },
  {
    title: "复核拟参股项目名单与出资进度",
    from: "shi-fu",
    to: "jijin",
    givenOn: "2026-11-12",
    dueOn: "2026-11-30",
  },
  {
    title: "更新上市后备企业与在建项目对应清单",
    from: "shi-fu",
    to: "shangshi",
    givenOn: "2026-11-12",
    dueOn: "2026-12-04",
  },
];

/** `account day｜what was said`: those whose @姓名 stands in it are told. */
export const remarks: Readonly<Record<string, readonly string[]>> = {
  wrapping: [
    "shi 2026-11-16｜@演示·开化招商员 发票销售方写的是关联公司，请让企业出说明或换开",
    "kaihua 2026-11-17｜已联系企业财务，预计三天内补齐",
  ],
  granules: [
    "kaihua-shen 2026-11-13｜交地时间要与施工许可衔接，@演示·开化招商员 先把倒排表补上来",
    "shi-fu 2026-11-16｜@演示·资规局联络员 请重点看一下交地条件，县里计划下月开工",
  ],
  tableware: ["kaihua 2026-11-10｜验收材料已传，@演示·开化审核员 请审核"],
  "bearing-steel": ["longyou 2026-11-18｜规划条件还没拿到，@演示·市招商业务员 请帮忙协调"],
  composites: ["xincailiao 2026-11-14｜预浸料属于新材料链缺口环节，建议优先保障用能，@演示·龙游招商员"],
  separators: ["shi-fu 2026-11-13｜@演示·新材料专班 请会同智造新城研究隔膜与现有电解液企业的配套"],
  "storage-base": [
    "lingdao 2026-11-18｜二期务必按期开工，@演示·市招商负责人 每周报一次进展",
    "shi-fu 2026-11-20｜@演示·领导 用能指标方案已送审，二期桩基单位已选定，土地出让待认定",
  ],
  gearboxes: ["shi 2026-11-20｜场平还剩四成，请属地每周一更新进度"],
  "solar-glass": ["shi 2026-11-21｜节能审查已经第二次补正，属地要盯紧"],
  precursors: ["xincailiao 2026-11-20｜前驱体与镍资源价格关联大，建议补充原料保障方案"],
};

/** Lists everybody starts from, published by the city: name and the ledger's address. */
export const publishedViews: readonly [name: string, query: string][] = [
  ["在谈", "stage=TALK&status=open&sort=-totalInvestment"],
  ["待认定", "status=open&waiting=1&sort=-updatedAt"],
  ["亿元以上未开工", "stage=SIGN,REG,FILE,LAND&status=open&total=10000..&sort=plannedStartOn"],
  ["百亿项目", "band=C100&sort=-totalInvestment"],
];
