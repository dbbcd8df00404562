import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { doorFaults } from "./doors.mjs";
import { root } from "./places.mjs";

const policy = `export const policy = {\n  "project.log": {},\n} as const;\n\nexport type Verb = keyof typeof policy;\n`;

function faultsOf(path: string, code: string): string[] {
  const ground = mkdtempSync(join(tmpdir(), "doors-"));
  try {
    for (const [name, text] of Object.entries({ "lib/auth/policy.ts": policy, [path]: code })) {
      mkdirSync(dirname(join(ground, name)), { recursive: true });
      writeFileSync(join(ground, name), text);
    }
    return doorFaults(ground);
  } finally {
    rmSync(ground, { recursive: true });
  }
}

const server = '"use server";\n';

test.each([
  [
    "a verb nobody decided about",
    "lib/planted/actions.ts",
    `${server}export const open = action("project.open", x, y);\n`,
  ],
  ["a function without a lock", "lib/planted/actions.ts", `${server}export async function open() {}\n`],
  [
    "a door handed on from elsewhere",
    "lib/planted/actions.ts",
    `${server}export { open } from "./commands";\n`,
  ],
  [
    "a door where nobody looks for one",
    "lib/planted/commands.ts",
    `${server}export const open = action("project.log", x, y);\n`,
  ],
  [
    "a door inside a page",
    "app/planted/page.tsx",
    `export function Page() {\n  async function open() {\n    "use server";\n  }\n}\n`,
  ],
])("the build stops at %s", (_what, path, code) => {
  expect(faultsOf(path, code)).toHaveLength(1);
});

test("a door with its verb passes, and so does the house as it stands", () => {
  expect(
    faultsOf("lib/planted/actions.ts", `${server}export const open = action("project.log", x, y);\n`),
  ).toEqual([]);
  expect(doorFaults(root)).toEqual([]);
});
