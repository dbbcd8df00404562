import { spawn } from "node:child_process";
import { root } from "./places.mjs";
import { identityOf } from "./processes.mjs";

const endPatienceMs = 5_000;

/**
 * Runs a command to its end with its output on the console. Answers the exit code (a signal counts as 1).
 * When `signal` aborts, the command is ended, and only when it is gone does this throw.
 * @param {string} command
 * @param {string[]} args
 */
export function runCommand(
  command,
  args,
  { env = process.env, cwd = root, shell = false, signal, onStart } = {},
) {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn(command, args, { cwd, env, shell, stdio: "inherit" });
    const end = () => {
      child.kill("SIGTERM");
      setTimeout(() => child.kill("SIGKILL"), endPatienceMs).unref();
    };
    signal?.addEventListener("abort", end);
    child.once("spawn", () => onStart?.(identityOf(child.pid)));
    child.once("error", reject);
    child.once("exit", (code) => {
      signal?.removeEventListener("abort", end);
      if (signal?.aborted) reject(signal.reason);
      else resolve(code ?? 1);
    });
  });
}

/** Runs a JavaScript tool of node_modules by its file, which needs no shell on any system. */
export function runTool(file, args, options) {
  return runCommand(process.execPath, [`${root}/node_modules/${file}`, ...args], options);
}
