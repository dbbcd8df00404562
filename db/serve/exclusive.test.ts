import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "wulian-turns-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Adds one to a number in a file, slowly enough that two at once would lose an addition. */
const additions = `
  const { exclusively } = await import(${JSON.stringify(new URL("exclusive.mjs", import.meta.url).href)});
  const { readFileSync, writeFileSync } = await import("node:fs");
  const [home, times] = process.argv.slice(1);
  for (let i = 0; i < Number(times); i++) await exclusively(home, "sum", async () => {
    const sum = Number(readFileSync(home + "/sum", "utf8"));
    await new Promise((done) => setTimeout(done, 5));
    writeFileSync(home + "/sum", String(sum + 1));
    if (times === "1") process.kill(process.pid, "SIGKILL");
  });`;

function adder(times: number) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", additions, home, String(times)], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve) => child.once("exit", resolve));
}

test("six processes add without losing an addition, though three are killed while they hold the turn", async () => {
  writeFileSync(join(home, "sum"), "0");
  await Promise.all([adder(10), adder(10), adder(10), adder(1), adder(1), adder(1)]);
  expect(readFileSync(join(home, "sum"), "utf8")).toBe("33");
}, 60_000);
