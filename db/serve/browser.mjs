import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { installBrowser } from "./browser-install.mjs";
import { Refusal } from "./places.mjs";
import { runTool } from "./run-command.mjs";

const commands = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const usualPlaces = {
  linux: ["/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((base) => [
      join(base, "Google", "Chrome", "Application", "chrome.exe"),
      join(base, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]),
};

function installedBrowsers() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...(usualPlaces[process.platform] ?? [])].filter((path) => existsSync(path));
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

/** Does it start at all? Asking a Windows browser for its version would open a window. */
function works(path, env = {}) {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return true;
  const asked = spawnSync(path, ["--version"], { env: { ...process.env, ...env }, timeout: 30_000 });
  return asked.status === 0;
}

async function alreadyThere() {
  const found = [await playwrightsOwn(), ...installedBrowsers()].find((path) => works(path));
  return found ? { path: found, env: {} } : null;
}

async function downloadedByPlaywright(stop) {
  if (process.env.BROWSER !== "download") return null;
  await runTool("@playwright/test/cli.js", ["install", "chromium"], { signal: stop });
  return alreadyThere();
}

async function installed(stop) {
  for await (const browser of installBrowser(stop)) {
    const found = browser ?? (await alreadyThere());
    if (found && works(found.path, found.env)) return found;
  }
  return null;
}

/** A Chromium for the browser tests: named, present, or installed. Answers its path and the environment it needs. */
export async function findBrowser(stop) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (works(named)) return { path: named, env: {} };
    throw new Refusal(
      `CHROMIUM_PATH 指定的浏览器无法运行：${named}\nThe browser named by CHROMIUM_PATH does not run: ${named}`,
    );
  }
  const found = (await alreadyThere()) ?? (await downloadedByPlaywright(stop)) ?? (await installed(stop));
  if (found) return found;
  throw new Refusal(
    "找不到可用的 Chromium 浏览器：请安装 Chromium、Chrome 或 Edge，或用 CHROMIUM_PATH 指定，或用 BROWSER=download 让 Playwright 下载。\n" +
      "No usable Chromium: install Chromium, Chrome or Edge, name one with CHROMIUM_PATH, or let Playwright fetch one with BROWSER=download.",
  );
}
