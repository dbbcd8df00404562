const characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * What is odd about a unified social credit code (GB 32100-2015), in words; null when nothing is. Some real firms carry
 * codes that fail the check digit, so this warns and never refuses.
 */
export function creditCodeOddity(code: string): string | null {
  if (code.length !== 18) return `应为 18 位，现为 ${code.length} 位`;
  const values = [...code].map((character) => characters.indexOf(character));
  const unknown = values.indexOf(-1);
  if (unknown >= 0) return `第 ${unknown + 1} 位“${code[unknown]}”不是信用代码用的字符（不用 I、O、S、V、Z）`;
  const sum = weights.reduce((total, weight, i) => total + weight * (values[i] ?? 0), 0);
  const expected = characters[(31 - (sum % 31)) % 31];
  return expected === code[17] ? null : `末位校验码应为 ${expected}，请核对是否抄错`;
}

/** 138****5678; anything else keeps its last two characters. */
export function maskedPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  if (digits.length === 11) return `${digits.slice(0, 3)}****${digits.slice(7)}`;
  return phone.length <= 2 ? "**" : `${"*".repeat(phone.length - 2)}${phone.slice(-2)}`;
}

/** z***@example.com */
export const maskedEmail = (email: string): string => email.replace(/^(.).*?(@|$)/, "$1***$2");
