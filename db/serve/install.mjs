import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataFolder, Refusal, readJson, root, writeWhole } from "./places.mjs";
import { runCommand } from "./run-command.mjs";

const stampFile = join(dataFolder, "installed.json");

/** Refuses a Node.js older than package.json asks for. */
export function requireNode() {
  const floor = readJson(join(root, "package.json")).engines.node.replace(/[^\d.]/g, "");
  const [major, minor = 0] = floor.split(".").map(Number);
  const [ownMajor, ownMinor] = process.versions.node.split(".").map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new Refusal(
    `需要 Node.js ${floor} 或更高版本，当前是 ${process.versions.node}。请从 https://nodejs.org 安装 22 或 24 版后重试。`,
  );
}

function wantedStamp() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  return { lock, node: process.versions.node, platform: `${process.platform}-${process.arch}` };
}

/** Does node_modules hold what the lock names? True for a folder filled by `npm ci` before the first start. */
function holdsTheLock() {
  const locked = readJson(join(root, "package-lock.json"))?.packages ?? {};
  const present = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!present) return false;
  return Object.entries(locked).every(([place, wanted]) => {
    const maybe = wanted.optional || wanted.devOptional;
    return place === "" || (present[place] ? present[place].version === wanted.version : maybe);
  });
}

function isInstalled(wanted) {
  if (!existsSync(join(root, "node_modules"))) return false;
  const stamp = readJson(stampFile);
  return stamp ? JSON.stringify(stamp) === JSON.stringify(wanted) : holdsTheLock();
}

function npmCommand() {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return { command: process.execPath, before: [script], shell: false };
  return { command: "npm", before: [], shell: process.platform === "win32" };
}

/**
 * Runs npm with the npm that started us, or the one on the PATH.
 * @param {string[]} args
 */
export function runNpm(args, options) {
  const { command, before, shell } = npmCommand();
  return runCommand(command, [...before, ...args], { shell, ...options });
}

/** Installs exactly what the lock names, when the lock, Node.js or the machine changed. `inUse` guards a running app. */
export async function installPackages({ signal, hold, inUse = () => {} } = {}) {
  const wanted = wantedStamp();
  if (!isInstalled(wanted)) {
    inUse("依赖");
    console.log("正在安装依赖（首次约一分钟）……");
    rmSync(stampFile, { force: true });
    const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"];
    const code = await runNpm(args, { signal, onStart: hold });
    if (code !== 0) throw new Refusal("安装依赖失败，原因见上。请检查网络或 npm 镜像设置后重试。");
  }
  writeWhole(stampFile, JSON.stringify(wanted));
}
