import { nameKey } from "@/lib/fields/text";
import type { ListingStage } from "@/lib/listings/rules";

/** Words of other ledgers beside the dictionary's own. */
const others: Readonly<Partial<Record<ListingStage, readonly string[]>>> = {
  POOL: ["后备", "入库", "储备"],
  CULT: ["培育", "重点培育"],
  MAND: ["中介进场", "签约中介", "已签约券商", "尽调"],
  REFORM: ["股改", "完成股改", "股份制改造"],
  NEEQ: ["新三板", "新三板挂牌", "挂牌"],
  TUTOR: ["辅导", "辅导备案", "辅导期", "上市辅导"],
  TUTOR_OK: ["辅导验收", "通过辅导验收"],
  ACCEPT: ["受理", "已受理", "申报受理", "在审"],
  INQUIRY: ["问询", "已问询"],
  HEARING: ["过会", "上市委审议", "上会"],
  SUBMIT: ["提交注册", "报送注册"],
  REGD: ["注册生效", "注册", "获批注册"],
  ISSUE: ["发行"],
  LISTED: ["上市", "已上市"],
};

const plain = (word: string): string =>
  nameKey(word)
    .replace(/^(?:已|正在|处于)/, "")
    .replace(/(?:阶段|企业|中|期)$/, "");

/** The stage a word means, by the dictionary's labels and the words other ledgers use. */
export function listingStageOfWord(
  labels: ReadonlyMap<string, string>,
): (word: string) => ListingStage | null {
  const known = new Map<string, ListingStage>();
  for (const [stage, words] of Object.entries(others) as [ListingStage, readonly string[]][])
    for (const word of [labels.get(stage) ?? "", ...words]) known.set(plain(word), stage);
  known.delete("");
  return (word) => known.get(plain(word)) ?? known.get(nameKey(word)) ?? null;
}
