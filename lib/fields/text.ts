/** Normalised once, on the way in: NFC, no control or direction-override characters, no lone surrogates, trimmed. */
export function cleanText(typed: string, { keepLines = false }: { keepLines?: boolean } = {}): string {
  const newlines = typed.normalize("NFC").replace(/\r\n?/g, "\n");
  const flat = keepLines ? newlines : newlines.replace(/[\n\t\u2028\u2029]+/g, " ");
  return flat
    .replace(unwanted, "")
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "")
    .trim();
}

/** Control characters other than the line break, and marks that turn reading direction or take no room. */
const unwanted = /(?!\n)[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

const legalForms = /(股份有限公司|有限责任公司|有限公司|集团公司|集团|公司|\(.*?\))/g;

/** How two spellings of one name are found to be the same: width, case, blanks and punctuation folded away. */
export const nameKey = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s·•,.。，、“”"'‘’\-_/()（）【】[\]《》<>：:；;]/g, "");

/** A company's name without its legal form, for likeness (domain.md §1.5). */
export const companyKey = (name: string): string => nameKey(name.normalize("NFKC").replace(legalForms, ""));
