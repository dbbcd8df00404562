// @ts-check
import { MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED_BYTES, RATIO_FLOOR_BYTES } from "./limits.mjs";
import { damaged, Unreadable } from "./unreadable.mjs";

/**
 * @typedef {{ name: string, method: number, packed: number, unpacked: number, crc: number, start: number, end: number, nameAt: number }} ZipEntry
 * `start` and `end` bound the packed bytes within the file; `nameAt` is where the directory names the part.
 */

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const longestComment = 0xffff;
const entryLength = 46;
const localLength = 30;

/**
 * Reads the table of contents of a zip file before any library sees it, and refuses what could hurt: too much, too
 * tightly packed, encrypted, nested, overlapping or reaching outside.
 * Names with backslashes, as old .NET programs write them, are put right within the given bytes.
 * @param {Uint8Array} bytes changed in place
 * @returns {ZipEntry[]}
 */
export function scanZip(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, offset, end } = findEnd(file);
  if (count > MAX_ENTRIES) throw new Unreadable(`文件里的部件太多（超过 ${MAX_ENTRIES} 个），不予读取`);
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = offset;
  for (let index = 0; index < count; index++) {
    if (at + entryLength > end || file.readUInt32LE(at) !== entrySignature) throw damaged("目录不完整");
    entries.push(readEntry(file, at));
    at += headerSize(file, at);
  }
  if (at !== end) throw damaged("目录不完整");
  refuseUnsafeNames(entries);
  refuseBombs(entries);
  refuseOverlaps(entries, offset);
  refuseNested(file, entries);
  return entries;
}

/** @param {Buffer} file */
function findEnd(file) {
  const lowest = Math.max(0, file.length - endLength - longestComment);
  for (let at = file.length - endLength; at >= lowest; at--) {
    if (file.readUInt32LE(at) !== endSignature) continue;
    if (at + endLength + file.readUInt16LE(at + 20) !== file.length) continue;
    const count = file.readUInt16LE(at + 10);
    const size = file.readUInt32LE(at + 12);
    const offset = file.readUInt32LE(at + 16);
    if (file.readUInt16LE(at + 4) !== 0 || file.readUInt16LE(at + 8) !== count) throw damaged("分卷的压缩包");
    if (offset + size > at) throw damaged("目录不完整");
    return { count, offset, end: offset + size };
  }
  throw damaged("没有找到文件结尾");
}

/** @param {Buffer} file @param {number} at */
const headerSize = (file, at) =>
  entryLength + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);

/** @param {Buffer} file @param {number} at @returns {ZipEntry} */
function readEntry(file, at) {
  const flags = file.readUInt16LE(at + 8);
  const method = file.readUInt16LE(at + 10);
  const nameEnd = at + entryLength + file.readUInt16LE(at + 28);
  const nameBytes = file.subarray(at + entryLength, nameEnd);
  nameBytes.forEach((byte, index) => {
    if (byte === 0x5c) nameBytes[index] = 0x2f;
  });
  const name = nameBytes.toString("utf8");
  if (flags & 1) throw new Unreadable("文件的内容被加密，请去掉密码、另存为 .xlsx 再导入");
  if (method !== 0 && method !== 8) throw damaged("不支持的压缩方式");
  const sizes = readSizes(file, at, nameEnd);
  const start = dataStart(file, sizes.local);
  if (start + sizes.packed > file.length) throw damaged("内容被截断");
  if (method === 0 && sizes.packed !== sizes.unpacked) throw damaged("目录与内容不符");
  const { packed, unpacked } = sizes;
  const crc = file.readUInt32LE(at + 16);
  return { name, method, packed, unpacked, crc, start, end: start + packed, nameAt: at + entryLength };
}

const inExtra = 0xffffffff;

/**
 * Sizes too large for 32 bits stand in an extra field; some programs always write them there.
 * @param {Buffer} file @param {number} at @param {number} extraStart
 */
function readSizes(file, at, extraStart) {
  const [unpacked, packed, local] = [at + 24, at + 20, at + 42].map((place) => file.readUInt32LE(place));
  const sizes = { unpacked: unpacked ?? 0, packed: packed ?? 0, local: local ?? 0 };
  if (!Object.values(sizes).includes(inExtra)) return sizes;
  let field = extraStart;
  const extraEnd = extraStart + file.readUInt16LE(at + 30);
  while (field + 4 <= extraEnd && file.readUInt16LE(field) !== 1) field += 4 + file.readUInt16LE(field + 2);
  let value = field + 4;
  for (const key of /** @type {const} */ (["unpacked", "packed", "local"])) {
    if (sizes[key] !== inExtra) continue;
    if (value + 8 > extraEnd) throw damaged("目录不完整");
    sizes[key] = Number(file.readBigUInt64LE(value));
    value += 8;
  }
  return sizes;
}

/** @param {Buffer} file @param {number} local */
function dataStart(file, local) {
  if (local + localLength > file.length || file.readUInt32LE(local) !== localSignature)
    throw damaged("内容被截断");
  return local + localLength + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
}

/** @param {ZipEntry[]} entries */
function refuseUnsafeNames(entries) {
  const seen = new Set();
  for (const { name } of entries) {
    const unsafe = name.startsWith("/") || /^[a-z]:/i.test(name) || name.split("/").includes("..");
    if (unsafe || name.includes("\0")) throw new Unreadable("文件里有不安全的路径，不予读取");
    if (seen.has(name)) throw damaged("目录里有重复的部件");
    seen.add(name);
  }
}

/** @param {ZipEntry[]} entries */
function refuseBombs(entries) {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  if (unpacked > MAX_UNPACKED_BYTES) throw new Unreadable("文件解压后超过 200 MB，请拆成几个文件再导入");
  const suspicious = [{ packed, unpacked }, ...entries].some(
    (part) => part.unpacked > RATIO_FLOOR_BYTES && part.unpacked > MAX_RATIO * part.packed,
  );
  if (suspicious) throw new Unreadable("文件的压缩比异常（超过 100 倍），疑似压缩炸弹，不予读取");
}

/** @param {ZipEntry[]} entries @param {number} directory */
function refuseOverlaps(entries, directory) {
  let free = 0;
  for (const entry of entries.toSorted((one, other) => one.start - other.start)) {
    if (entry.start < free + localLength || entry.end > directory) throw damaged("目录与内容不符");
    free = entry.end;
  }
}

const nestedNames = /\.(?:zip|rar|7z|gz|jar|xlsx|xlsm|xlsb|docx|docm|pptx|pptm|ods|odt)$/i;

/** @param {Buffer} file @param {ZipEntry[]} entries */
function refuseNested(file, entries) {
  const nested = entries.find(
    ({ name, method, start, end }) =>
      nestedNames.test(name) ||
      (method === 0 && file.toString("latin1", start, end).startsWith("PK\x03\x04")),
  );
  if (nested) throw new Unreadable("表格里嵌有其他文件（附件、嵌入的文档），请删除嵌入的对象、另存后再导入");
}
