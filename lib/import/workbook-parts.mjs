// @ts-check
import { MAX_SHEETS_LISTED } from "./limits.mjs";
import { formatKind } from "./number-format.mjs";
import { isStrike } from "./shared-texts.mjs";
import { damaged, Unreadable } from "./unreadable.mjs";
import { attribute, tagsOf } from "./xml-scan.mjs";
import { unpackText } from "./zip-part.mjs";

/** @typedef {import("./xml-scan.mjs").Tag} Tag */
/** @typedef {import("./zip-scan.mjs").ZipEntry} ZipEntry */
/** @typedef {import("./number-format.mjs").FormatKind} FormatKind */
/** The number format of each cell style, and whether it strikes its text out. @typedef {{ formats: FormatKind[], struck: boolean[] }} CellStyles */

/**
 * @typedef {object} WorkbookParts
 * @property {{ name: string, state: import("./grid").SheetState, entry: ZipEntry }[]} sheets in the workbook's order
 * @property {ZipEntry | null} sharedTexts
 * @property {boolean} date1904
 * @property {CellStyles} styles
 */

/**
 * Follows the container's relations to its sheets and formats. Every part the library will read is walked through
 * once before, so that it meets nothing unexpected.
 * @param {Uint8Array} bytes @param {readonly ZipEntry[]} entries
 * @returns {Promise<WorkbookParts>}
 */
export async function findParts(bytes, entries) {
  const container = new Container(bytes, entries);
  await container.tags("[Content_Types].xml");
  const main = (await container.relations("")).find(({ type }) => type === "officeDocument");
  if (!main) throw damaged("缺少工作簿");
  const workbook = await container.tags(main.target);
  const relations = await container.relations(main.target);
  /** @param {string} wanted */
  const target = (wanted) => relations.find(({ type }) => type === wanted)?.target;
  const strings = target("sharedStrings");
  const styles = target("styles");
  return {
    sharedTexts: strings === undefined ? null : container.entry(strings),
    sheets: sheetsOf(workbook, relations, container),
    date1904: workbook.some((tag) => tag.name === "workbookPr" && /^(?:1|true)$/.test(date1904(tag) ?? "")),
    styles: stylesOf(styles === undefined ? [] : await container.tags(styles)),
  };
}

/** @typedef {{ id: string, type: string, target: string }} Relation type is the last word of its address */

/** @param {string} name @returns {(tag: Tag) => string | undefined} */
const attributeOf = (name) => {
  const find = attribute(name);
  return (tag) => find(tag.attributes);
};

const date1904 = attributeOf("date1904");
const relationId = attributeOf("Id");
const relationType = attributeOf("Type");
const relationTarget = attributeOf("Target");
const relationMode = attributeOf("TargetMode");
const sheetName = attributeOf("name");
const sheetState = attributeOf("state");
const sheetRelation = attributeOf("[\\w.-]+:id");
const formatId = attributeOf("numFmtId");
const formatCode = attributeOf("formatCode");
const fontId = attributeOf("fontId");

class Container {
  /** @param {Uint8Array} bytes @param {readonly ZipEntry[]} entries */
  constructor(bytes, entries) {
    this.bytes = bytes;
    this.entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  /** @param {string} name */
  entry(name) {
    const entry = this.entries.get(name);
    if (!entry) throw damaged(`缺少 ${name}`);
    return entry;
  }

  /** @param {string} name */
  tags(name) {
    return tagsOf(unpackText(this.bytes, this.entry(name)));
  }

  /** @param {string} part its relations; those of the container itself for "" @returns {Promise<Relation[]>} */
  async relations(part) {
    const slash = part.lastIndexOf("/") + 1;
    const folder = part.slice(0, slash);
    const tags = await this.tags(`${folder}_rels/${part.slice(slash)}.rels`);
    return tags
      .filter((tag) => tag.name === "Relationship" && relationMode(tag) !== "External")
      .map((tag) => ({
        id: relationId(tag) ?? "",
        type: relationType(tag)?.split("/").at(-1) ?? "",
        target: resolved(folder, relationTarget(tag) ?? ""),
      }));
  }
}

/** @param {string} folder @param {string} target */
function resolved(folder, target) {
  /** @type {string[]} */
  const steps = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/**
 * Chart sheets have no rows and are left out.
 * @param {readonly Tag[]} workbook @param {readonly Relation[]} relations @param {Container} container
 */
function sheetsOf(workbook, relations, container) {
  const listed = workbook.filter((tag) => tag.name === "sheet" && tag.parent === "sheets");
  if (listed.length === 0) throw damaged("没有工作表");
  if (listed.length > MAX_SHEETS_LISTED) throw new Unreadable("工作表太多，请只留下要导入的再导入");
  const names = new Set(listed.map(sheetName));
  if (names.size < listed.length || names.has("")) throw damaged("工作表没有名称或重名");
  return listed.flatMap((tag) => {
    const id = sheetRelation(tag);
    const relation = relations.find((one) => one.id === id);
    if (!relation) throw damaged("工作表没有内容");
    if (relation.type !== "worksheet") return [];
    /** @type {import("./grid").SheetState} */
    const state = (sheetState(tag) ?? "visible") === "visible" ? "visible" : "hidden";
    return [{ name: sheetName(tag) ?? "", state, entry: container.entry(relation.target) }];
  });
}

/** @param {readonly Tag[]} styles @returns {CellStyles} */
function stylesOf(styles) {
  const spelled = styles.filter((tag) => tag.name === "numFmt" && tag.parent === "numFmts");
  const codes = new Map(spelled.map((tag) => [Number(formatId(tag)), formatCode(tag) ?? ""]));
  const cells = styles.filter((tag) => tag.name === "xf" && tag.parent === "cellXfs");
  const strikes = strikingFonts(styles);
  return {
    formats: cells.map((tag) => {
      const id = Number(formatId(tag) ?? 0);
      return formatKind(id, codes.get(id));
    }),
    struck: cells.map((tag) => strikes.has(Number(fontId(tag) ?? 0))),
  };
}

/** Fonts that cross their text out, by number. @param {readonly Tag[]} styles */
function strikingFonts(styles) {
  /** @type {Set<number>} */
  const striking = new Set();
  let font = -1;
  let isCellFont = false;
  for (const { name, parent, attributes } of styles) {
    if (name === "font") {
      isCellFont = parent === "fonts";
      font += isCellFont ? 1 : 0;
    } else if (parent === "font" && isCellFont && isStrike(name, attributes)) striking.add(font);
  }
  return striking;
}
