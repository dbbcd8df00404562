import { randomBytes } from "node:crypto";
import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal, readJson, writeWhole } from "./places.mjs";

/** The installation's own secrets, made once and kept in a file only its owner can read. */
export function secretsOf(home) {
  const file = join(home, "secrets.json");
  if (existsSync(file)) {
    const kept = readJson(file);
    if (!kept?.AUTH_SECRET || !kept?.databasePassword) {
      throw new Refusal(
        `密钥文件 ${file} 已损坏。请从备份中恢复；确认不再需要旧的登录状态时，也可删除它后重新启动。`,
      );
    }
    if (process.platform !== "win32") chmodSync(file, 0o600);
    return kept;
  }
  const made = {
    AUTH_SECRET: randomBytes(48).toString("base64url"),
    databasePassword: randomBytes(24).toString("base64url"),
  };
  writeWhole(file, `${JSON.stringify(made, null, 2)}\n`, 0o600);
  return made;
}
