import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { buildApp, nextProgram } from "./build.mjs";
import { checkDoors } from "./doors.mjs";
import { requireNode } from "./install.mjs";
import { missingFromLock } from "./lock-complete.mjs";
import { dataFolder, Refusal, readJson, root } from "./places.mjs";
import { prepare, preparePackages } from "./preparing.mjs";
import { runTool } from "./run-command.mjs";
import { otherRuns } from "./runs.mjs";
import { runCommandLine } from "./stopping.mjs";
import { addCounts, countBrowserTests, countUnitTests } from "./test-counts.mjs";
import { prepareGround } from "./test-ground.mjs";
import { belowTheirFloor } from "./version-floors.mjs";

const groups = ["check", "unit", "e2e"];
const none = { passed: 0, failed: 0 };

/** npm test -- [--only check|unit|e2e] [part of a test file's name ...] */
function readArguments(args) {
  const at = args.indexOf("--only");
  if (at < 0) return { chosen: groups, filters: args };
  const only = args[at + 1];
  if (!groups.includes(only)) throw new Refusal(`--only 之后应为 ${groups.join("、")} 之一。`);
  return { chosen: [only], filters: args.toSpliced(at, 2) };
}

function refuseFaults(faults) {
  if (faults.length > 0) throw new Refusal(faults.join("\n"));
}

async function requireSuccess(name, tool, args, options) {
  const code = await runTool(tool, args, options);
  if (code !== 0) throw new Refusal(`${name} 未通过（退出码 ${code}）。`);
}

function refuseWhileServing() {
  const [run] = otherRuns(dataFolder).filter((other) => other.app);
  if (run)
    throw new Refusal(
      `${run.address} 上的实例（进程 ${run.owner.pid}）仍在使用上一次的构建。请先停止它，再测试。`,
    );
}

async function unitTests({ ground, filters, stop }) {
  const report = join(ground.home, "vitest.json");
  const args = ["run", "--config", "lib/vitest.config.ts", "--reporter=default", "--reporter=json"];
  const some = filters.length > 0 ? ["--passWithNoTests", ...filters] : [];
  const code = await runTool("vitest/vitest.mjs", [...args, `--outputFile.json=${report}`, ...some], {
    env: {
      ...process.env,
      DATABASE_URL: await ground.unitDatabase(),
      DATA_DIR: ground.home,
      WULIAN_TEST: "1",
    },
    signal: stop,
  });
  return countUnitTests(report, code);
}

async function browserTests({ ground, browser, filters, stop }) {
  const address = await ground.browserApp();
  const report = join(ground.home, "playwright.json");
  const args = ["test", "--config", "e2e/playwright.config.ts", "--reporter=list,json"];
  const some = filters.length > 0 ? ["--pass-with-no-tests", ...filters] : [];
  const code = await runTool("@playwright/test/cli.js", [...args, ...some], {
    env: {
      ...process.env,
      ...browser.env,
      CHROMIUM_PATH: browser.path,
      APP_URL: address,
      BASE_URL: address,
      DATA_DIR: ground.home,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
    signal: stop,
  });
  return countBrowserTests(report, code);
}

// Without types no linter sees a promise nobody waits for; here it is an error, not advice.
const promiseLint = ["--type-aware", "--deny=typescript/no-floating-promises"];

const lock = () => readJson(join(root, "package-lock.json"));

const steps = [
  { group: "check", title: "锁文件覆盖所有平台", run: () => refuseFaults(missingFromLock(lock())) },
  { group: "check", title: "依赖不低于安全下限", run: () => refuseFaults(belowTheirFloor(lock())) },
  { group: "check", title: "每个服务器动作都在权限表里", run: checkDoors },
  {
    group: "check",
    title: "类型",
    run: async ({ stop }) => {
      await requireSuccess("next typegen", nextProgram, ["typegen"], { signal: stop });
      await requireSuccess("tsc", "typescript/bin/tsc", ["--noEmit"], { signal: stop });
    },
  },
  {
    group: "check",
    title: "代码规范",
    run: async ({ stop }) => {
      await requireSuccess("biome", "@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."], {
        signal: stop,
      });
      await requireSuccess("oxlint", "oxlint/bin/oxlint", promiseLint, { signal: stop });
    },
  },
  { group: "unit", title: "单元与集成测试", run: unitTests },
  {
    group: "e2e",
    title: "构建",
    run: ({ stop }) => prepare((hold) => buildApp({ signal: stop, hold, inUse: refuseWhileServing }), stop),
  },
  { group: "e2e", title: "浏览器测试", run: browserTests },
];

async function timed(title, work) {
  console.log(`\n━━ ${title}`);
  const began = Date.now();
  const counts = (await work()) ?? none;
  console.log(
    `━━ ${title}：${counts.failed > 0 ? "未通过" : "通过"}，${((Date.now() - began) / 1000).toFixed(1)} 秒`,
  );
  return counts;
}

let total = none;

async function runSteps(context, chosen) {
  for (const step of steps.filter(({ group }) => chosen.includes(group))) {
    const counts = await timed(step.title, () => step.run(context));
    total = addCounts(total, counts);
    if (counts.failed > 0) {
      process.exitCode = 1;
      return;
    }
  }
}

async function test(stop) {
  requireNode();
  const { chosen, filters } = readArguments(process.argv.slice(2));
  await preparePackages(stop, refuseWhileServing);
  const browser = chosen.includes("e2e") ? await findBrowser(stop) : null;
  const ground = await prepareGround(stop);
  try {
    await runSteps({ ground, browser, filters, stop }, chosen);
  } finally {
    await ground.clear();
  }
}

await runCommandLine(test);
// A step that broke off has counted nothing; it is one failure all the same.
if (process.exitCode && total.failed === 0) total = addCounts(total, { passed: 0, failed: 1 });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
