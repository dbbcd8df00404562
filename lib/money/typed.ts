const blanks = new Set(["", "/", "\\", "无", "暂无", "未知", "不详", "N/A", "NA"]);

const undecided = new Set("待定 未定 待确定 待明确 待商定 待议 暂未确定 尚未确定 TBD".split(" "));

/** Whatever `halfWidth` would change; most of a ledger's cells hold nothing of it. */
const unusual = /[\u00a0\u2000-\u200d\u202f\u2060\ufeff\u3000！-～‐‑‒–—―−─〜∼￥。]/;

/**
 * What was typed, in half-width signs, one kind of dash and one kind of tilde, without invisible characters.
 * Only signs that mean the same are changed: ① stays, since it is not a 1 inside a number.
 */
export function halfWidth(typed: string): string {
  if (!unusual.test(typed)) return typed.trim();
  return typed
    .replace(/\u200b|\u200c|\u200d|\u2060|\ufeff/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[‐‑‒–—―−─]/g, "-")
    .replace(/[〜∼]/g, "~")
    .replace(/￥/g, "¥")
    .replace(/(\d)。(?=\d)/g, "$1.")
    .replace(/。\s*$/, "")
    .trim();
}

/** Empty, or one of the signs and words that stand for "not known". */
export const isBlank = (typed: string): boolean =>
  /^[\s-]*$/.test(halfWidth(typed)) || blanks.has(bare(typed));

/** 待定: known to be undecided, which is neither empty nor zero. */
export const isUndecided = (typed: string): boolean => undecided.has(bare(typed).replace(/^\((.*)\)$/, "$1"));

/** For messages; a long text is cut. */
export function quoted(typed: string): string {
  const text = typed.trim().replace(/\s+/g, " ");
  return `“${text.length > 24 ? `${text.slice(0, 24)}…` : text}”`;
}

const bare = (typed: string) => halfWidth(typed).replace(/\s/g, "").toUpperCase();
