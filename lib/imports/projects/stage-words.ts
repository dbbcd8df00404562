import { nameKey } from "@/lib/fields/text";
import type { Stage } from "@/lib/projects/rules";

/** Words of old ledgers beside the dictionary's own (domain.md §1.18). */
const others: Readonly<Record<Stage, readonly string[]>> = {
  LEAD: ["意向", "意向项目", "线索", "储备", "信息"],
  TALK: ["在谈", "洽谈", "对接", "跟踪", "考察"],
  REVIEW: ["评审", "预审", "研判", "决策咨询"],
  SIGN_FW: ["框架", "框架协议", "意向协议", "战略协议"],
  SIGN: ["签约", "正式签约", "签订协议", "落地"],
  REG: ["注册", "工商注册", "公司注册"],
  FILE: ["立项", "备案", "立项备案"],
  LAND: ["供地", "拿地", "摘牌", "土地摘牌"],
  START: ["开工", "动工", "开工建设"],
  BUILD: ["在建", "建设", "施工", "续建"],
  DONE: ["竣工", "完工"],
  PROD: ["投产", "试生产", "试产", "建成投产"],
  FULL: ["达产", "达产达效"],
};

/** 已签约, 开工阶段 and 洽谈中 say no more than 签约, 开工 and 洽谈. */
const plain = (word: string): string =>
  nameKey(word)
    .replace(/^(?:已经|已|正在|处于)/, "")
    .replace(/(?:阶段|项目|状态|中|期|的)$/, "");

/** The stage a word means, by the dictionary's labels and the words old ledgers use. */
export function stageOfWord(labels: ReadonlyMap<string, string>): (word: string) => Stage | null {
  const known = new Map<string, Stage>();
  for (const [stage, words] of Object.entries(others) as [Stage, readonly string[]][])
    for (const word of [labels.get(stage) ?? "", ...words]) known.set(plain(word), stage);
  known.delete("");
  return (word) => known.get(plain(word)) ?? known.get(nameKey(word)) ?? null;
}

/** Words that leave open which milestone they mean: whoever imports them is to look again. */
export const isLooseWord = (word: string): boolean => ["签约", "落地", "意向"].includes(plain(word));

/** 签约日期 alone does not say whether a framework or the investment agreement was signed. */
export const saysFormal = (title: string): boolean => /正式/.test(title);
