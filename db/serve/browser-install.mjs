import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { runNpm } from "./install.mjs";
import { dataFolder } from "./places.mjs";
import { runCommand } from "./run-command.mjs";

// The newest release that accepts Node.js 20.
const packagedChromium = "@sparticuz/chromium@143.0.4";
const folder = join(dataFolder, "browser");
const unpacked = join(folder, "unpacked");

async function fromDebian(signal) {
  const isDebianRoot = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (!isDebianRoot) return;
  console.log("没有浏览器，正在用 apt 安装 Chromium 与中文字体……");
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, signal };
  const install = ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"];
  await runCommand("apt-get", ["update", "-qq"], options);
  await runCommand("apt-get", install, options);
}

/** The package unpacks into the system's temporary folder; we give it one that only a finished unpacking leaves. */
async function unpack(home) {
  const { default: chromium } = await import(pathToFileURL(join(home, "build", "esm", "index.js")).href);
  const { inflate } = await import(pathToFileURL(join(home, "build", "esm", "lambdafs.js")).href);
  const usual = process.env.TMPDIR;
  const draft = `${unpacked}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  process.env.TMPDIR = draft;
  try {
    await chromium.executablePath();
    await inflate(join(home, "bin", "al2023.tar.br"));
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
  renameSync(draft, unpacked);
}

/** A Chromium from npm, kept in the data folder: as a dependency it would cost every user 64 MB. */
async function* fromNpm(signal) {
  if (process.platform !== "linux" || process.arch !== "x64") return;
  const home = join(folder, "node_modules", "@sparticuz", "chromium");
  if (!existsSync(unpacked)) {
    console.log("正在从 npm 安装 Chromium……");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const code = await runNpm(["install", "--no-audit", "--no-fund", packagedChromium], {
      cwd: folder,
      signal,
    });
    if (code !== 0) return;
    await unpack(home);
  }
  const path = join(unpacked, "chromium");
  const libraries = [join(unpacked, "al2023", "lib"), process.env.LD_LIBRARY_PATH]
    .filter(Boolean)
    .join(delimiter);
  yield { path, env: {} };
  // A bare machine lacks the libraries Chromium links to; the package brings them.
  yield { path, env: { LD_LIBRARY_PATH: libraries } };
}

/** Installs from one source after the other; undefined means "look again at the usual places". */
export async function* installBrowser(signal) {
  if (!existsSync(unpacked)) yield await fromDebian(signal);
  yield* fromNpm(signal);
}
