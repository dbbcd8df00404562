import { chownSync, copyFileSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";

function copyFile(from, to) {
  try {
    const { atime, mtime } = statSync(from);
    copyFileSync(from, to);
    utimesSync(to, atime, mtime);
    return true;
  } catch (error) {
    // A live folder: what disappears while we copy was not wanted any more.
    if (error.code === "ENOENT" && !existsSync(from)) return false;
    throw error;
  }
}

/**
 * Copies a folder that may be in use. `account` becomes the owner; `leaveOut` sees each name below the top, with "/".
 * @returns {{ count: number, bytes: number }} the files copied
 */
export function copyTree(from, to, { account = {}, leaveOut = () => false } = {}, below = "") {
  const own = (path) => account.uid !== undefined && chownSync(path, account.uid, account.gid);
  const total = { count: 0, bytes: 0 };
  mkdirSync(to, { recursive: true, mode: 0o700 });
  own(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target, name] = [join(from, entry.name), join(to, entry.name), below + entry.name];
    if (leaveOut(name)) continue;
    if (entry.isDirectory()) {
      const inner = copyTree(source, target, { account, leaveOut }, `${name}/`);
      total.count += inner.count;
      total.bytes += inner.bytes;
    } else if (entry.isFile() && copyFile(source, target)) {
      own(target);
      total.count += 1;
      total.bytes += statSync(target).size;
    }
  }
  return total;
}
