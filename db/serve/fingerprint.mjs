import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}

/** One hash over the names and contents of files and folders below `top`; `counts` may leave files out. */
export function fingerprint(top, names, counts = () => true) {
  const hash = createHash("sha256");
  const files = names.flatMap((name) => filesUnder(join(top, name)));
  const named = files.map((file) => [relative(top, file).split(sep).join("/"), file]);
  for (const [name, file] of named.filter(([name]) => counts(name)).sort()) {
    hash.update(`${name}\0`).update(createHash("sha256").update(readFileSync(file)).digest());
  }
  return hash.digest("hex");
}
