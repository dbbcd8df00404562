import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkDoors } from "./doors.mjs";
import { fingerprint } from "./fingerprint.mjs";
import { Refusal, root } from "./places.mjs";
import { runTool } from "./run-command.mjs";

const sources = [
  "app",
  "db",
  "lib",
  "public",
  "next.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
  "instrumentation.ts",
  ".npmrc",
];
const isBuilt = (name) => !name.startsWith("db/serve/") && !/\.test\.tsx?$/.test(name);

// Inside the build itself: `next build` and anyone who deletes .next take the stamp away with it.
const stampFile = join(root, ".next", "built-from");

export const nextProgram = "next/dist/bin/next";

function builtFrom() {
  return existsSync(join(root, ".next", "BUILD_ID")) && existsSync(stampFile)
    ? readFileSync(stampFile, "utf8")
    : null;
}

/** Builds the app when its sources changed since the last build. `inUse` guards a running app. */
export async function buildApp({ signal, hold, inUse = () => {} } = {}) {
  const wanted = fingerprint(root, sources, isBuilt);
  if (builtFrom() === wanted) return;
  inUse("程序");
  checkDoors();
  console.log("正在构建程序（约半分钟）……");
  // A build never opens the database; without an address it cannot even try.
  const { DATABASE_URL: _, ...env } = process.env;
  const code = await runTool(nextProgram, ["build"], {
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    signal,
    onStart: hold,
  });
  if (code !== 0) throw new Refusal("构建失败，原因见上。");
  writeFileSync(stampFile, wanted);
}
