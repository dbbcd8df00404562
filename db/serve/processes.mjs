import { execFileSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const linux = process.platform === "linux";
const windows = process.platform === "win32";

function ps(pid, column) {
  try {
    return execFileSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}

function linuxStart(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // A zombie still answers signals, but nobody is at home.
    return "ZX".includes(state) ? null : rest[18];
  } catch {
    return null;
  }
}

function windowsStart(pid) {
  try {
    process.kill(pid, 0);
    return "running";
  } catch (error) {
    return error.code === "EPERM" ? "running" : null;
  }
}

/** When a process began, in the system's own notation; null when it is gone. Pids are reused, a pid with its start is not. */
export function startOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (linux) return linuxStart(pid);
  if (windows) return windowsStart(pid);
  return ps(pid, "stat").startsWith("Z") ? null : ps(pid, "lstart") || null;
}

/** What names a process for good, to be stored in a file. */
export function identityOf(pid) {
  return { pid, started: startOf(pid) };
}

/** Is the very process that was stored still running? */
export function isRunning(identity) {
  if (!identity) return false;
  const started = startOf(identity.pid);
  return started !== null && started === identity.started;
}

export function commandLine(pid) {
  if (windows) return "";
  if (!linux) return ps(pid, "command");
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** The folder a process works in, or null where the system does not tell. */
export function workingFolder(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

function send(pid, signal) {
  // The app and the database lead groups of their own; a signal to the group reaches what they spawned.
  for (const target of windows ? [pid] : [-pid, pid]) {
    try {
      process.kill(target, signal);
      return;
    } catch {}
  }
}

/** Waits until the process is gone; false when it outlived the patience. */
export async function gone(pid, patienceMs) {
  const deadline = Date.now() + patienceMs;
  while (startOf(pid) !== null) {
    if (Date.now() > deadline) return false;
    await sleep(50);
  }
  return true;
}

/** Asks a process and its group to end, and kills them when they do not in time. */
export async function endProcess(pid, patienceMs) {
  send(pid, "SIGTERM");
  if (await gone(pid, patienceMs)) return;
  send(pid, "SIGKILL");
  await gone(pid, 5_000);
}
