import { readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** Processor seconds a process and its threads have used so far. */
export function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Resident memory in MB. */
export const memoryOf = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * So many requests by so many clients, in turn, once the program is warm. Only this machine is asked.
 * @param {{ address: string, cookie?: string, headers?: object, clients?: number, requests?: number, pid: number,
 *   before?: () => Promise<unknown>, warmUp?: number }} options `before` runs ahead of every request and is not timed,
 *   nor are the first requests, during which what runs is compiled
 */
export async function load({
  address,
  cookie = "",
  headers = {},
  clients = 16,
  requests = 320,
  pid,
  before,
  warmUp = 40,
}) {
  const ask = async () => {
    const response = await fetch(address, { headers: { ...headers, cookie } });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
  };
  for (let i = 0; i < warmUp; i += 1) await ask();
  const times = [];
  let left = requests;
  const used = cpuOf(pid);
  const client = async () => {
    while (left > 0) {
      left -= 1;
      await before?.();
      const began = performance.now();
      await ask();
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  times.sort((a, b) => a - b);
  return { p50: at(times, 0.5), p95: at(times, 0.95), cpu: ((cpuOf(pid) - used) / requests) * 1000 };
}

/** Signs in as the pages do; answers with the cookie. */
export async function signIn(base, account, password) {
  const jar = new Map();
  const keep = (response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) jar.set(name, value);
    }
    return response;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const { csrfToken } = await keep(await fetch(`${base}/api/auth/csrf`)).json();
  const body = new URLSearchParams({ csrfToken, account, password, json: "true" });
  keep(
    await fetch(`${base}/api/auth/callback/credentials`, {
      method: "POST",
      body,
      headers: { cookie: cookie() },
      redirect: "manual",
    }),
  );
  return cookie();
}
