import { spawn } from "node:child_process";
import { root } from "./places.mjs";

/**
 * Runs a command to its end with its output on the console. Answers the exit code (a signal counts as 1).
 * @param {string} command
 * @param {string[]} args
 */
export function runCommand(command, args, { env = process.env, cwd = root, signal, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, signal, stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** Runs a JavaScript tool of node_modules by its file, which needs no shell on any system. */
export function runTool(file, args, options) {
  return runCommand(process.execPath, [`${root}/node_modules/${file}`, ...args], options);
}
