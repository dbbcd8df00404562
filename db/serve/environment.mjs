import { existsSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { Refusal, root } from "./places.mjs";

function parseLine(line) {
  const [, name, value] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
  if (!name) return null;
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return [name, quoted ? quoted[2] : value.replace(/\s+#.*$/, "")];
}

/** KEY=VALUE lines of an .env file's text; comments and other lines are left out. */
export function parseEnvironment(text) {
  return Object.fromEntries(text.split(/\r?\n/).map(parseLine).filter(Boolean));
}

/** Takes over .env of the repository; what the environment says already wins. */
export function loadEnvironmentFile() {
  const file = join(root, ".env");
  if (!existsSync(file)) return;
  for (const [name, value] of Object.entries(parseEnvironment(readFileSync(file, "utf8")))) {
    process.env[name] ??= value;
  }
}

const wellKnown =
  /replace[_-]?me|change[_-]?(me|it)|your[_-]?(auth[_-]?)?secret|placeholder|^(secret|password|wulian|test|dev)+\W*$/i;

function secretFault(secret) {
  if (!secret) return "缺少 AUTH_SECRET（登录密钥，至少 32 个字符，可用 openssl rand -base64 48 生成）";
  if (secret.length < 32)
    return `AUTH_SECRET 只有 ${secret.length} 个字符，至少需要 32 个（可用 openssl rand -base64 48 生成）`;
  const guessable = wellKnown.test(secret) || new Set(secret).size < 8;
  return guessable
    ? "AUTH_SECRET 是示例值或容易猜到，请换成随机值（可用 openssl rand -base64 48 生成）"
    : null;
}

function appAddressFault(address) {
  if (!address) return "缺少 APP_URL（使用者在浏览器中打开的地址，例如 https://wulian.example.gov.cn）";
  const isWeb = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  return isWeb ? null : `APP_URL “${address}” 不是有效的网址，应以 http:// 或 https:// 开头`;
}

function databaseFault(address) {
  const isPostgres = URL.canParse(address) && /^postgres(ql)?:$/.test(new URL(address).protocol);
  return isPostgres
    ? null
    : "DATABASE_URL 不是有效的 PostgreSQL 地址，应形如 postgres://用户:密码@主机:5432/库名";
}

/** With a database of one's own, nothing is made up: refuses unless all three required settings are sound. */
export function requireServerSettings(env) {
  const faults = [
    databaseFault(env.DATABASE_URL),
    secretFault(env.AUTH_SECRET),
    appAddressFault(env.APP_URL),
  ];
  const found = faults.filter(Boolean);
  if (found.length > 0) {
    throw new Refusal(
      `已设置 DATABASE_URL，但下列设置有问题，未启动：\n${found.map((fault) => `  · ${fault}`).join("\n")}`,
    );
  }
}

/** Our own database needs no settings, but those that are given must be sound. */
export function requireSoundSettings(env) {
  const faults = [
    env.AUTH_SECRET && secretFault(env.AUTH_SECRET),
    env.APP_URL && appAddressFault(env.APP_URL),
  ];
  const found = faults.filter(Boolean);
  if (found.length > 0) throw new Refusal(`${found.join("；")}。也可删去设置，使用默认值。`);
}

/** The port and the address to listen on. Containers and shells set HOSTNAME to the machine's name: not meant for us. */
export function listeningPlace(env) {
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`PORT “${env.PORT}” 不是有效的端口号。`);
  const host = env.HOSTNAME && env.HOSTNAME !== hostname() ? env.HOSTNAME : "0.0.0.0";
  return { port, host, local: ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host };
}

/** Where uploaded files lie: FILES_DIR, else beside the database. */
export function filesFolder(home) {
  return process.env.FILES_DIR ? resolve(root, process.env.FILES_DIR) : join(home, "files");
}
