// @ts-check
import { Unreadable } from "./unreadable.mjs";

const saveAs = "请在 WPS/Excel 中另存为 .xlsx 再导入";
const onlyTables = "只能导入 .xlsx 或 .csv 表格";

/** What a person is told of each kind we recognise and do not read. */
const refusals = {
  empty: "文件是空的，没有任何内容，请检查后重新选择",
  xls: `这是旧版 .xls 文件，${saveAs}`,
  encrypted: "这个工作簿设有打开密码，请在 WPS/Excel 中去掉密码、另存为 .xlsx 再导入",
  office: `这是旧版 Office 或 WPS 格式的文件，${saveAs}`,
  word: `这是 Word 文档，不是表格；${onlyTables}`,
  slides: `这是演示文稿，不是表格；${onlyTables}`,
  html: `这是网页（HTML）改名而成的表格，不是真正的 Excel 文件，${saveAs}`,
  xml: `这是 XML 文件，不是 Excel 工作簿，${saveAs}`,
  rtf: `这是 RTF 文档，不是表格；${onlyTables}`,
  pdf: `这是 PDF 文件，读不出表格；${onlyTables}`,
  ofd: `这是 OFD 版式文件，读不出表格；${onlyTables}`,
  image: `这是图片，读不出表格；${onlyTables}`,
  ods: `这是 .ods（OpenDocument）表格，${saveAs}`,
  xlsb: `这是 .xlsb 二进制工作簿，${saveAs}`,
  macros: "这个工作簿带有宏，出于安全不予读取，请在 WPS/Excel 中另存为不带宏的 .xlsx 再导入",
  archive: "这是压缩包，不是表格，请解压后导入其中的 .xlsx 或 .csv",
  other: `这种文件读不了；${onlyTables}`,
};

/** @typedef {keyof typeof refusals} RefusedKind */

/** @param {RefusedKind} kind @returns {never} */
function refuse(kind) {
  throw new Unreadable(refusals[kind]);
}

/** First bytes, as Latin-1 text. @type {readonly [string, RefusedKind][]} */
const signatures = [
  ["%PDF-", "pdf"],
  ["{\\rtf", "rtf"],
  ["\x89PNG", "image"],
  ["\xff\xd8\xff", "image"],
  ["GIF8", "image"],
  ["BM", "image"],
  ["II*\0", "image"],
  ["MM\0*", "image"],
  ["RIFF", "image"],
  ["Rar!", "archive"],
  ["7z\xbc\xaf", "archive"],
  ["\x1f\x8b", "archive"],
  ["BZh", "archive"],
  ["\x09\x00\x04\x00", "xls"],
  ["\x09\x02\x06\x00", "xls"],
  ["\x09\x04\x06\x00", "xls"],
  ["\x09\x08\x08\x00", "xls"],
  ["\x09\x08\x10\x00", "xls"],
];

/**
 * Tells by its bytes whether a file is a zip container (perhaps a workbook) or text (perhaps a CSV).
 * Every other kind is refused by name.
 * @param {Uint8Array} bytes
 * @returns {"zip" | "text"}
 */
export function sniff(bytes) {
  if (bytes.length === 0) return refuse("empty");
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.subarray(0, 8).toString("latin1");
  if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06")) return "zip";
  if (head.startsWith("\xd0\xcf\x11\xe0")) return refuse(oldOfficeKind(file));
  const known = signatures.find(([start]) => head.startsWith(start));
  // “BM” also begins a sheet whose first title is BM…; a bitmap states its length next.
  if (known && (known[0] !== "BM" || isBitmap(file))) return refuse(known[1]);
  const start = opening(file);
  if (start.trim() === "") return refuse("empty");
  const markup = markupKind(start);
  return markup ? refuse(markup) : "text";
}

/** @param {Buffer} file */
const isBitmap = (file) => file.length > 6 && file.readUInt32LE(2) === file.length;

/** The first characters in ASCII terms, whichever Unicode form the file has. @param {Buffer} file */
const opening = (file) =>
  file
    .subarray(0, 4096)
    .toString("latin1")
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, "")
    .replaceAll("\0", "");

/** @param {string} start @returns {RefusedKind | null} */
function markupKind(start) {
  const text = start.trimStart().toLowerCase();
  if (text.startsWith("mime-version:")) return "html";
  if (!/^<[?!a-z]/.test(text)) return null;
  return /<(?:html|table|head|body|meta|style|div|tr|td)[\s>]|<!doctype html/.test(text) ? "html" : "xml";
}

/** Excel 97 workbooks and password-protected .xlsx share one container. @param {Buffer} file @returns {RefusedKind} */
function oldOfficeKind(file) {
  /** @param {string} name */
  const holds = (name) => file.includes(Buffer.from(`${name}\0`, "utf16le"));
  if (holds("EncryptedPackage")) return "encrypted";
  const isBook = holds("Workbook") || holds("Book");
  const isOther = holds("WordDocument") || holds("PowerPoint Document");
  // One may lie in the other: an old workbook with a letter in it, or a letter with a table.
  if (isBook && isOther) return "office";
  if (isBook) return hasPassword(file) ? "encrypted" : "xls";
  if (holds("WordDocument")) return "word";
  return isOther ? "slides" : "office";
}

const recordOfPassword = 0x2f;

/** Looks for a FilePass record among the first records of the workbook stream. @param {Buffer} file */
function hasPassword(file) {
  const opens = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00]);
  let at = file.indexOf(opens);
  if (at === -1) return false;
  for (let record = 0; record < 8 && at + 4 <= file.length; record++) {
    if (file.readUInt16LE(at) === recordOfPassword) return true;
    at += 4 + file.readUInt16LE(at + 2);
  }
  return false;
}

/** Parts whose presence names the container; the first match decides. @type {readonly [RegExp, RefusedKind][]} */
const containerParts = [
  [/(?:^|\/)vbaproject\.bin$/, "macros"],
  [/^xl\/workbook\.bin$/, "xlsb"],
  [/^word\//, "word"],
  [/^ppt\//, "slides"],
  [/^ofd\.xml$/, "ofd"],
  [/^content\.xml$/, "ods"],
];

/**
 * Refuses zip containers that are no workbook, by name.
 * @param {readonly string[]} names parts of the container
 */
export function refuseOtherContainers(names) {
  const lower = names.map((name) => name.toLowerCase());
  const match = containerParts.find(([part]) => lower.some((name) => part.test(name)));
  if (match) refuse(match[1]);
  if (!lower.includes("[content_types].xml")) refuse("archive");
}

const refusedExtensions = /** @type {Readonly<Record<string, RefusedKind>>} */ ({
  xlsm: "macros",
  xltm: "macros",
  xlsb: "xlsb",
  et: "office",
  ett: "office",
  ods: "ods",
  html: "html",
  htm: "html",
  xml: "xml",
});

const textExtensions = ["csv", "txt", "tsv"];
const accepted = ["", "xlsx", "xls", ...textExtensions];

/**
 * The name must agree with what the bytes say, or be a confusion common enough to read and mention.
 * @param {string} fileName @param {"zip" | "text"} kind
 * @returns {string | null} a note when name and content differ
 */
export function compareWithName(fileName, kind) {
  const extension = /\.([a-z]{1,8})$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
  const named = refusedExtensions[extension];
  if (named) refuse(named);
  if (!accepted.includes(extension)) refuse("other");
  const expected = kind === "zip" ? extension === "xlsx" : textExtensions.includes(extension);
  if (expected || extension === "") return null;
  const content = kind === "zip" ? "xlsx 工作簿" : "文字表格（CSV）";
  return `文件名以 .${extension} 结尾，内容其实是${content}，已按内容读取`;
}
