// @ts-check
import { partlyStruck, textCell } from "./cell-value.mjs";
import { attribute, decodeXml, scanXml } from "./xml-scan.mjs";

/** @typedef {import("./grid").Cell} Cell */

const value = attribute("val");

/** `<strike/>` strikes out, `<strike val="0"/>` does not. @param {string} name @param {string} attributes */
export const isStrike = (name, attributes) =>
  name === "strike" && !/^(?:0|false)$/.test(value(attributes) ?? "1");

/**
 * The texts cells refer to by number. The library would hold each of them as a tree of objects, which for 60,000
 * rows takes half a gigabyte; as plain strings they take a tenth.
 * @param {AsyncIterable<string>} xml
 * @returns {Promise<(Cell | null)[]>}
 */
export async function readSharedTexts(xml) {
  /** @type {(Cell | null)[]} */
  const cells = [];
  let text = "";
  let struck = false;
  let inText = false;
  let inPhonetic = false;
  await scanXml(xml, {
    open(name, attributes, closed) {
      if (name === "si") {
        text = "";
        struck = false;
      }
      if (name === "si" && closed) cells.push(null);
      if (isStrike(name, attributes)) struck = true;
      if (name === "rPh") inPhonetic = !closed;
      if (name === "t") inText = !closed && !inPhonetic;
    },
    text(piece) {
      if (inText) text += piece;
    },
    close(name) {
      if (name === "t") inText = false;
      if (name === "rPh") inPhonetic = false;
      if (name !== "si") return;
      const cell = textCell(copied(written(text)));
      cells.push(struck ? partlyStruck(cell) : cell);
    },
  });
  return cells;
}

/** Entities first, then the `_x000D_` form in which control characters are kept. @param {string} raw */
const written = (raw) =>
  decodeXml(raw).replace(/_x([\dA-Fa-f]{4})_/g, (_form, code) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );

/** A slice would keep the whole piece of XML it was cut from in memory. @param {string} text */
const copied = (text) => Buffer.from(text, "utf16le").toString("utf16le");
