import { existsSync, readFileSync, statSync } from "node:fs";
import { Refusal } from "./places.mjs";

function accounts() {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter((account) => account.uid > 0);
}

function ownerOf(folder, known) {
  if (!existsSync(folder)) return undefined;
  const { uid } = statSync(folder);
  return known.find((account) => account.uid === uid);
}

/**
 * PostgreSQL refuses to run as root. Answers the uid and gid to run it as, or nothing when we are not root.
 * A data folder keeps the account it was made with.
 */
export function databaseAccount(folder) {
  if (process.platform === "win32" || process.getuid() !== 0) return {};
  const known = accounts();
  const chosen =
    ownerOf(folder, known) ??
    known.find((account) => account.name === "postgres") ??
    known.find((account) => account.name === "nobody") ??
    known[0];
  if (!chosen) {
    throw new Refusal(
      "以 root 运行时需要一个普通账户来运行数据库，但 /etc/passwd 中没有。请先建立一个，例如 useradd postgres。",
    );
  }
  return { uid: chosen.uid, gid: chosen.gid };
}
