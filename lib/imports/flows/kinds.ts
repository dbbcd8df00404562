import { nameKey } from "@/lib/fields/text";
import { type FlowKind, flowKinds, flowSigns } from "@/lib/funds/rules";

/** Words of other people's accounts beside the register's own. */
const others: Readonly<Record<FlowKind, readonly string[]>> = {
  contribution: ["实缴", "实缴出资", "缴款", "出资到账", "认缴出资", "募集", "募资"],
  investment: ["投资款", "打款", "项目投资", "投出", "投资支出", "对外投资", "支付投资款", "增资款"],
  exit: ["退出", "退出款", "回款", "项目回款", "本金收回", "收回投资", "股权转让款", "回购款"],
  income: ["分红", "收益", "股息", "红利", "利息", "利息收入", "项目分红"],
  distribution: ["收益分配", "基金分配", "分配款", "本金分配", "向合伙人分配"],
  fee: ["管理费", "托管费", "费用支出", "审计费", "律师费", "税费", "运营费用", "手续费"],
};

const byWord = new Map(
  (Object.keys(flowKinds) as FlowKind[]).flatMap((kind) =>
    [flowKinds[kind], ...others[kind], kind].map((word) => [nameKey(word), kind] as const),
  ),
);

export const flowKindOf = (word: string): FlowKind | null => byWord.get(nameKey(word)) ?? null;

const minus = /^[-－−(（]\s*([\d.,，]+(?:\s*[^\d.,，)）]*)?)[)）]?$/;

/** Accounts write money that leaves the fund with a minus or in brackets; the kind says that already. */
export function withoutSign(text: string, kind: FlowKind | null): string {
  const [, amount] = minus.exec(text.trim()) ?? [];
  return amount && kind && flowSigns[kind] < 0 ? amount : text;
}
