// @ts-check
import { crc32, createInflateRaw } from "node:zlib";
import { damaged } from "./unreadable.mjs";

/** @typedef {import("./zip-scan.mjs").ZipEntry} ZipEntry */

/**
 * Unpacks one part piece by piece. The directory may have lied: the announced size is held while unpacking, and size
 * and checksum are compared at the end.
 * @param {Uint8Array} bytes the whole file
 * @param {ZipEntry} entry
 * @returns {AsyncGenerator<Uint8Array>}
 */
async function* unpack(bytes, entry) {
  let size = 0;
  let sum = 0;
  for await (const piece of pieces(bytes.subarray(entry.start, entry.end), entry.method)) {
    size += piece.length;
    if (size > entry.unpacked) throw damaged("解压后的大小与目录不符");
    sum = crc32(piece, sum);
    yield piece;
  }
  if (size !== entry.unpacked || sum !== entry.crc) throw damaged("校验不通过");
}

/** @param {Uint8Array} packed @param {number} method */
async function* pieces(packed, method) {
  if (method === 0) {
    yield packed;
    return;
  }
  const inflate = createInflateRaw();
  inflate.end(packed);
  try {
    yield* inflate;
  } catch {
    throw damaged("解压失败");
  }
}

/**
 * Unpacks one XML part as text, strictly UTF-8.
 * @param {Uint8Array} bytes @param {ZipEntry} entry
 * @returns {AsyncGenerator<string>}
 */
export async function* unpackText(bytes, entry) {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  /** @param {Uint8Array} [piece] */
  const decode = (piece) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      throw damaged("文字编码有误");
    }
  };
  for await (const piece of unpack(bytes, entry)) yield decode(piece);
  yield decode();
}
