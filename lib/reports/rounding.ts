import { decimalOf, plus, rounded, textOf, trimmed, whole } from "@/lib/money/decimal";
import { showYi, type Yuan } from "@/lib/money/yuan";

export const roundingWords = "部分数据因四舍五入存在总计与分项合计不等";

/** Totals are rounded sums of unrounded parts; where the rounded parts add up to something else, a note says why. */
export function roundingNote(parts: readonly (Yuan | null)[], total: Yuan): string | null {
  const shown = (yuan: Yuan) => decimalOf(showYi(yuan).replaceAll(",", "")) ?? whole(0n);
  const added = parts.reduce((sum, yuan) => (yuan === null ? sum : plus(sum, shown(yuan))), whole(0n));
  const same = textOf(trimmed(rounded(added, 2))) === textOf(trimmed(rounded(shown(total), 2)));
  return same ? null : roundingWords;
}
