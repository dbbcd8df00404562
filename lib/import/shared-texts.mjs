// @ts-check
import { decodeXml, scanXml } from "./xml-scan.mjs";

/**
 * The texts cells refer to by number. The library would hold each of them as a tree of objects, which for 60,000
 * rows takes half a gigabyte; as plain strings they take a tenth.
 * @param {AsyncIterable<string>} xml
 * @returns {Promise<string[]>}
 */
export async function readSharedTexts(xml) {
  /** @type {string[]} */
  const texts = [];
  let text = "";
  let inText = false;
  let inPhonetic = false;
  await scanXml(xml, {
    open(name, _attributes, closed) {
      if (name === "si") text = "";
      if (name === "si" && closed) texts.push("");
      if (name === "rPh") inPhonetic = !closed;
      if (name === "t") inText = !closed && !inPhonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") inPhonetic = false;
      if (name === "si") texts.push(copied(written(text)));
    },
  });
  return texts;
}

/** Entities first, then the `_x000D_` form in which control characters are kept. @param {string} raw */
const written = (raw) =>
  decodeXml(raw).replace(/_x([\dA-Fa-f]{4})_/g, (_form, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

/** A slice would keep the whole piece of XML it was cut from in memory. @param {string} text */
const copied = (text) => Buffer.from(text, "utf16le").toString("utf16le");
