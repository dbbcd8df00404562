// @ts-check
import { clockText, percentText, plainDecimal, serialOf, shownText } from "./number-format.mjs";

/** @typedef {import("./grid").Cell} Cell */
/** @typedef {import("./number-format.mjs").FormatKind} FormatKind */

/** What a cell is beyond the value a library returns for it. @typedef {FormatKind | "iso" | "uncached" | "struck"} CellNature */

const errorValue = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;
const ditto = /^(?:同上|〃|″|"|'')$/;
const isoMoment = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/;

/**
 * Turns a library's value into what a person would read. Blank text is no cell.
 * @param {string | number | boolean | Date | null | undefined} value
 * @param {CellNature} nature
 * @param {boolean} date1904
 * @returns {Cell | null}
 */
export function cellOf(value, nature, date1904) {
  if (nature === "uncached")
    return { text: "（公式）", error: "公式还没有算出结果，请在 WPS/Excel 里打开、保存一次再导入" };
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return { text: value ? "是" : "否" };
  if (typeof value === "number") return numberCell(value, nature);
  if (value instanceof Date) return dateCell(value, nature, date1904);
  if (nature === "struck") return partlyStruck(textCell(value));
  return nature === "iso" ? isoDateCell(value) : textCell(value);
}

/** A person sees which words are crossed out; their text alone does not tell. @param {Cell | null} cell */
export const partlyStruck = (cell) => cell && { ...cell, error: "有几个字划了删除线，分不清哪些算数" };

/** 同上: what stands above, for whoever knows what that is. @param {string} value */
export const isDitto = (value) => ditto.test(value.trim());

/** @param {string} value @returns {Cell | null} */
export function textCell(value) {
  if (value.trim() === "") return null;
  if (errorValue.test(value)) return { text: value, error: `公式出错（${value}）` };
  if (isDitto(value)) return { text: value, error: `写的是${value.trim()}，请填写实际内容` };
  return { text: value.includes("\r") ? value.replace(/\r\n?/g, "\n") : value };
}

/** A date written as ISO 8601 text, as strict workbooks do. @param {string} value @returns {Cell | null} */
function isoDateCell(value) {
  const [, day, time] = isoMoment.exec(value) ?? [];
  if (day === undefined) return textCell(value);
  return { text: time && time !== "00:00" ? `${day} ${time}` : day, day };
}

/** @param {number} value @param {CellNature} nature @returns {Cell} */
function numberCell(value, nature) {
  if (!Number.isFinite(value)) return { text: String(value), error: "数值超出范围" };
  return { text: numberText(value, nature), number: value };
}

/** @param {number} value @param {CellNature} nature */
function numberText(value, nature) {
  if (nature.startsWith("shown:")) return shownText(value, nature);
  return nature === "percent" ? percentText(value) : plainDecimal(value);
}

/** @param {Date} value @param {CellNature} nature @param {boolean} date1904 @returns {Cell} */
function dateCell(value, nature, date1904) {
  const year = value.getUTCFullYear();
  if (!(year >= 1899 && year <= 9999)) return { text: "（日期）", error: "日期超出范围" };
  const serial = serialOf(value, date1904);
  if (nature === "elapsed") return { text: clockText(serial) };
  if (nature === "time" || (serial > 0 && serial < 1)) return { text: clockText(serial % 1) };
  // Zero under a date format is an empty reference, not the last day of 1899.
  if (serial <= 0) return { text: plainDecimal(serial), number: serial };
  const day = value.toISOString().slice(0, 10);
  if (nature === "month") return { text: day.slice(0, 7), day };
  const time = serial % 1;
  return { text: Math.round(time * 86_400) % 86_400 === 0 ? day : `${day} ${clockText(time)}`, day };
}
