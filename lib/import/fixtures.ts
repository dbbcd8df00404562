import { crc32, deflateRawSync } from "node:zlib";
import type { Cell, Grid, Merge } from "./grid";
import { readInto } from "./reader.mjs";
import type { KnownColumn } from "./titles";

type Parts = Record<string, string | Buffer>;

/** A zip file as programs write it. `claims` are sizes the directory states instead of the true ones. */
export function aZip(parts: Parts, claims: Record<string, number> = {}, flags = 0): Uint8Array {
  const contents: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims[name] ?? data.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, Buffer.from(name), packed]);
    directory.push(Buffer.from("PK\x01\x02\x14\0"), common, place, Buffer.from(name));
    contents.push(local);
    at += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...contents, listed, end]));
}

const open = "http://schemas.openxmlformats.org";
const office = `${open}/officeDocument/2006/relationships`;

const relations = (...list: [id: string, type: string, target: string][]) =>
  `<Relationships xmlns="${open}/package/2006/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const numberFormats = ["General", "yyyy-mm-dd", "0.00%", "h:mm", "[h]:mm", 'yyyy"年"m"月"', '0.00"亿元"'];

/** Cell styles of `theParts`, by name. */
export const style = { plain: 0, date: 1, percent: 2, time: 3, elapsed: 4, month: 5, yi: 6 } as const;

const styles = `<styleSheet><numFmts>${numberFormats
  .map((code, id) => `<numFmt numFmtId="${200 + id}" formatCode="${code.replaceAll('"', "&quot;")}"/>`)
  .join("")}</numFmts><cellXfs>${numberFormats
  .map((_, id) => `<xf numFmtId="${200 + id}"/>`)
  .join("")}</cellXfs></styleSheet>`;

/** The parts of a workbook of one sheet, whose rows and what follows them are given as XML. */
export function theParts(
  rows: string,
  { after = "", before = "", texts = "", date1904 = false } = {},
): Parts {
  return {
    "[Content_Types].xml": `<Types xmlns="${open}/package/2006/content-types"/>`,
    "_rels/.rels": relations(["rId1", "officeDocument", "xl/workbook.xml"]),
    "xl/workbook.xml": `<workbook xmlns:r="${office}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations(
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "styles", "styles.xml"],
      ["rId3", "sharedStrings", "sharedStrings.xml"],
    ),
    "xl/styles.xml": styles,
    "xl/sharedStrings.xml": `<sst>${texts}</sst>`,
    "xl/worksheets/sheet1.xml": `<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
  };
}

export const text = (value: string, place = "") =>
  `<c ${place && `r="${place}" `}t="inlineStr"><is><t>${value}</t></is></c>`;

/** Reads in this process, as the reading process does. */
export async function read(bytes: Uint8Array, fileName = "") {
  const sheets: Grid[] = [];
  const result = await readInto(bytes, fileName, {
    sheet: (grid) => void sheets.push(grid),
    rows: (rows) => void sheets.at(-1)?.rows.push(...rows),
  });
  return { ...result, sheets, grid: sheets[0] as Grid };
}

/** What a person sees of a grid. */
export const textsOf = (grid: Grid) => grid.rows.map((row) => row.map((cell) => cell?.text ?? null));

type Value = string | number | null;

/** A grid as a reader would have made it. */
export function aGrid(rows: Value[][], more: Partial<Grid> = {}): Grid {
  const cell = (value: Value): Cell | null => {
    if (value === null || value === "") return null;
    return typeof value === "number" ? { text: String(value), number: value } : { text: value };
  };
  return {
    sheet: "台账",
    rows: rows.map((row) => row.map(cell)),
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: [],
    date1904: false,
    ...more,
  };
}

/** `merged("A1:C1")` */
export function merged(...areas: string[]): Merge[] {
  return areas.map((area) => {
    const [, first = "", top, last = "", bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(area) ?? [];
    const column = (letter: string) => letter.charCodeAt(0) - 65;
    return { top: Number(top), left: column(first), bottom: Number(bottom), right: column(last) };
  });
}

export const knownColumns: KnownColumn[] = [
  { key: "name", names: ["项目名称", "项目"], kind: "text" },
  { key: "investor", names: ["投资方", "投资企业"], kind: "text" },
  { key: "region", names: ["落户地", "县（市、区）", "县市区"], kind: "choice" },
  { key: "total", names: ["总投资", "计划总投资"], kind: "amount" },
  { key: "fixed", names: ["固定资产投资", "固投"], kind: "amount" },
  { key: "arrived", names: ["到位资金"], kind: "amount" },
  { key: "signed", names: ["签约日期", "签约时间"], kind: "day" },
  { key: "started", names: ["开工日期", "开工时间"], kind: "day" },
  { key: "plannedStart", names: ["计划开工时间"], kind: "day", planned: true },
  { key: "land", names: ["用地面积", "用地"], kind: "quantity" },
  { key: "note", names: ["备注"], kind: "lines" },
];
