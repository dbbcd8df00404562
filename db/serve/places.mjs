import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's top folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Where everything an installation owns lives: database, files, secrets, logs. Ignored by git. */
export const dataFolder = process.env.DATA_DIR ? resolve(root, process.env.DATA_DIR) : join(root, ".data");

/** An expected refusal: its text is all the reader needs, no stack. */
export class Refusal extends Error {}

/** Writes a file whole or not at all, so that a killed process leaves no half file behind. */
export function writeWhole(path, text, mode = 0o644) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, text, { mode, flush: true });
  renameSync(draft, path);
}

/** The parsed file, or null when it is missing or unreadable as JSON. */
export function readJson(path) {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** 20261124-093015, local time: sorts by age in any file manager. */
export function dateStamp(moment = new Date()) {
  const two = (number) => String(number).padStart(2, "0");
  const day = `${moment.getFullYear()}${two(moment.getMonth() + 1)}${two(moment.getDate())}`;
  return `${day}-${two(moment.getHours())}${two(moment.getMinutes())}${two(moment.getSeconds())}`;
}

/** The last lines of a log, from `offset` bytes on. */
export function tail(path, { lines = 20, offset = 0 } = {}) {
  if (!existsSync(path)) return "";
  return readFileSync(path).subarray(offset).toString("utf8").trimEnd().split("\n").slice(-lines).join("\n");
}
