import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal, root } from "./places.mjs";

const sources = ["app", "lib"];
const isSource = (name) => /\.(ts|tsx)$/.test(name) && !/\.test\.tsx?$/.test(name);

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** The verbs of the one table, read as text: this runs before anything is built. */
function verbsOf(policy) {
  const table = policy.slice(policy.indexOf("export const policy"), policy.indexOf("export type Verb"));
  return new Set([...table.matchAll(/^ {2}"([a-zA-Z]+\.[a-zA-Z]+)":/gm)].map(([, verb]) => verb));
}

function faultsIn(place, text, verbs) {
  const marked = /^\s*["']use server["'];?/m.test(text);
  if (!marked) return [];
  if (!/^["']use server["'];/.test(text)) return [`${place}：“use server”只能写在文件开头，不能写在函数里`];
  if (!/actions\.ts$/.test(place)) return [`${place}：服务器动作只能放在 actions.ts 里`];
  return [...text.matchAll(/^export\s+(.*)$/gm)].flatMap(([line, rest]) => {
    const start = text.indexOf(line);
    // A list of verbs that several registers share has a name, and the compiler checks what is in it.
    const made = /^export const (\w+) = action\(\s*(?:"([\w.]+)"|\w+Verbs)/.exec(
      text.slice(start, start + 300),
    );
    if (rest.startsWith("type ")) return [];
    if (!made) return [`${place}：“${line.slice(0, 60)}” 没有经过 action(动词, …)，等于一扇没有门锁的门`];
    return made[2] === undefined || verbs.has(made[2])
      ? []
      : [`${place}：动作 ${made[1]} 的动词 ${made[2]} 不在 lib/auth/policy.ts 里`];
  });
}

/** What is wrong with the doors of the program that lies in this folder, a sentence each. */
export function doorFaults(top) {
  const verbs = verbsOf(readFileSync(join(top, "lib/auth/policy.ts"), "utf8"));
  const files = sources
    .map((folder) => join(top, folder))
    .filter(existsSync)
    .flatMap(filesUnder);
  return files.flatMap((file) => faultsIn(relative(top, file), readFileSync(file, "utf8"), verbs));
}

/** Every server action is a public door: made by `action`, with a verb of the policy table. Strangers stop the build. */
export function checkDoors() {
  const faults = doorFaults(root);
  if (faults.length > 0) throw new Refusal(`有没登记的服务器动作：\n${faults.join("\n")}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) checkDoors();
