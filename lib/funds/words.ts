import { missing, showIn, showPercent } from "@/lib/money/yuan";
import type { NoRate, Xirr } from "./metrics/xirr";

/** Why there is no headline rate, and what would change it. */
export const noRateReasons: Readonly<Record<NoRate | "noValue", string>> = {
  noValue: "还没有登记基金净值；登记后按净值日计算",
  noFlows: "还没有出资和分配",
  onlyPaid: "只有出资，没有分配，净值为零：没有收益率可解",
  onlyReceived: "只有流入，没有出资：没有收益率可解",
  oneDay: "全部现金流在同一天，没有期限",
  noRoot: "现金流有进有出，但没有一个收益率能使净现值为零",
  manyRoots: "现金流多次变号，有不止一个收益率成立，不取其中任何一个",
};

/** `9.59%`; 不适用 or 多解 where there is no one rate. */
export function rateInWords(irr: Xirr | null): string {
  if (irr?.rate != null) return showPercent(irr.rate, 2);
  return irr?.why === "manyRoots" ? "多解" : "不适用";
}

/** The reason, with every rate where several hold; null where there is a headline. */
export function noRateReason(irr: Xirr | null): string | null {
  if (irr === null) return noRateReasons.noValue;
  if (irr.rate !== null) return null;
  const several = irr.roots.length > 1 ? `：${irr.roots.map((root) => showPercent(root, 2)).join("、")}` : "";
  return `${noRateReasons[irr.why]}${several}`;
}

/** `1.44`: a multiple of what was paid. Ratios are shown to two decimals, halves away from zero. */
export const showMultiple = (ratio: number | null): string =>
  ratio === null || !Number.isFinite(ratio) ? missing : showIn(Math.round(ratio * 1e8), "亿元", 2);
