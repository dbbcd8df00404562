import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

export type StoredFile = { key: string; digest: string; size: number };

const folder = (): string =>
  process.env.FILES_DIR
    ? resolve(/*turbopackIgnore: true*/ process.env.FILES_DIR)
    : resolve(/*turbopackIgnore: true*/ process.env.DATA_DIR || ".data", "files");

const isKey = (key: string) => /^[A-Za-z0-9_-]{32}$/.test(key);

const placeOf = (key: string) => join(folder(), key.slice(0, 2), key);

/** Puts bytes away under a name of our own, outside the web root. Whole or not at all. */
export async function storeFile(bytes: Uint8Array): Promise<StoredFile> {
  const key = randomBytes(24).toString("base64url");
  const place = placeOf(key);
  await mkdir(join(folder(), key.slice(0, 2)), { recursive: true, mode: 0o700 });
  await writeFile(`${place}.part`, bytes, { mode: 0o600, flush: true });
  await rename(`${place}.part`, place);
  return { key, digest: createHash("sha256").update(bytes).digest("hex"), size: bytes.length };
}

/** The bytes of a stored file. Throws when the key is not one of ours. */
export async function readStored(key: string): Promise<Buffer> {
  if (!isKey(key)) throw new Error("not a key of a stored file");
  return readFile(placeOf(key));
}
