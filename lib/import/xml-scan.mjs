// @ts-check
import { MAX_CELL_CHARACTERS } from "./limits.mjs";
import { damaged, Unreadable } from "./unreadable.mjs";

/**
 * @typedef {object} XmlHandler
 * @property {(name: string, attributes: string, closed: boolean) => void} open local name, without its prefix
 * @property {(text: string) => void} text may come in several pieces; entities are left as written
 * @property {(name: string) => void} close
 */

const longestTag = 200_000;

/**
 * Walks through XML as it is unpacked, holding no more than one tag. Refuses what no spreadsheet program writes and
 * what would cost a parser its memory: type declarations, endless tags and endless text.
 * @param {AsyncIterable<string>} pieces
 * @param {XmlHandler} handler
 */
export async function scanXml(pieces, handler) {
  let rest = "";
  let run = 0;
  /** @type {XmlHandler} */
  const counting = {
    open(name, attributes, closed) {
      run = 0;
      handler.open(name, attributes, closed);
    },
    text(text) {
      run += text.length;
      if (run > MAX_CELL_CHARACTERS) throw new Unreadable("有单元格的文字过长，请检查后再导入");
      handler.text(text);
    },
    close(name) {
      run = 0;
      handler.close(name);
    },
  };
  for await (const piece of pieces) {
    rest = consume(rest + piece, counting);
    if (rest.length > longestTag) throw damaged("内部结构有误");
  }
  if (rest.trim() !== "") throw damaged("内容在中途断开");
}

/**
 * Handles every complete tag and the text before it, and gives back what is still incomplete.
 * @param {string} xml @param {XmlHandler} handler
 */
function consume(xml, handler) {
  let at = 0;
  for (;;) {
    const tag = xml.indexOf("<", at);
    const textEnd = tag === -1 ? xml.length : tag;
    if (textEnd > at) handler.text(xml.slice(at, textEnd));
    if (tag === -1) return "";
    const end = endOfMarkup(xml, tag);
    if (end === -1) return xml.slice(tag);
    handleMarkup(xml.slice(tag + 1, end), handler);
    at = end + 1;
  }
}

const slash = "/".charCodeAt(0);

/** @param {string} inner what stands between `<` and `>` @param {XmlHandler} handler */
function handleMarkup(inner, handler) {
  if (inner.startsWith("![CDATA[")) handler.text(inner.slice(8, -2));
  if (inner.startsWith("!") || inner.startsWith("?")) return;
  if (inner.charCodeAt(0) === slash) {
    handler.close(localName(inner.slice(1).trim()));
    return;
  }
  const closed = inner.charCodeAt(inner.length - 1) === slash;
  const nameEnd = inner.search(/[\s/]/);
  const name = nameEnd === -1 ? inner : inner.slice(0, nameEnd);
  handler.open(localName(name), nameEnd === -1 ? "" : inner.slice(nameEnd), closed);
}

/** @param {string} name */
const localName = (name) => name.slice(name.indexOf(":") + 1);

/** Where the markup beginning at `tag` ends, or -1 when it goes on in the next piece. @param {string} xml @param {number} tag */
function endOfMarkup(xml, tag) {
  if (xml.startsWith("<!--", tag)) return endOf(xml, "-->", tag + 4);
  if (xml.startsWith("<![CDATA[", tag)) return endOf(xml, "]]>", tag + 9);
  if (xml.startsWith("<?", tag)) return endOf(xml, "?>", tag + 2);
  if (xml.startsWith("<!", tag)) return endOfDeclaration(xml, tag);
  return endOfTag(xml, tag);
}

const [doubleQuote, singleQuote, greater] = [34, 39, 62];

/** A “>” inside a quoted attribute does not end the tag. @param {string} xml @param {number} tag */
function endOfTag(xml, tag) {
  let quote = 0;
  for (let at = tag + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote === 0 && code === greater) return at;
    if (quote === 0 && (code === doubleQuote || code === singleQuote)) quote = code;
    else if (code === quote) quote = 0;
  }
  return -1;
}

/** @param {string} xml @param {string} closing @param {number} from */
function endOf(xml, closing, from) {
  const at = xml.indexOf(closing, from);
  return at === -1 ? -1 : at + closing.length - 1;
}

/** @param {string} xml @param {number} tag */
function endOfDeclaration(xml, tag) {
  const longestOpening = "<![CDATA[".length;
  if (xml.length - tag < longestOpening) return -1;
  throw new Unreadable("文件里有文档类型声明（DOCTYPE），出于安全不予读取");
}

/**
 * Finds an attribute in the raw text of a tag.
 * @param {string} name may be a pattern
 * @returns {(attributes: string) => string | undefined}
 */
export function attribute(name) {
  const pattern = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  return (attributes) => {
    const match = pattern.exec(attributes);
    const value = match?.[1] ?? match?.[2];
    return value === undefined ? undefined : decodeXml(value);
  };
}

const entities = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** @param {string} text */
export function decodeXml(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** @typedef {{ name: string, parent: string, attributes: string }} Tag */

/**
 * Every tag of a small part, with the name of the one it stands in.
 * @param {AsyncIterable<string>} pieces
 */
export async function tagsOf(pieces) {
  /** @type {Tag[]} */
  const tags = [];
  /** @type {string[]} */
  const open = [];
  await scanXml(pieces, {
    open(name, attributes, closed) {
      tags.push({ name, parent: open.at(-1) ?? "", attributes });
      if (!closed) open.push(name);
    },
    text() {},
    close() {
      open.pop();
    },
  });
  return tags;
}
