import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const top = fileURLToPath(new URL("..", import.meta.url));

/** What the linter says of planted files, laid out like the house in a folder of their own. */
function lintOf(files: Readonly<Record<string, string>>): string {
  const ground = mkdtempSync(join(tmpdir(), "house-"));
  try {
    for (const name of [".biome.json", ".gitignore"]) copyFileSync(join(top, name), join(ground, name));
    for (const [path, code] of Object.entries(files)) {
      mkdirSync(dirname(join(ground, path)), { recursive: true });
      writeFileSync(join(ground, path), code);
    }
    const biome = join(top, "node_modules/@biomejs/biome/bin/biome");
    const args = [biome, "lint", ".", "--max-diagnostics=none", "--colors=off"];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: ground, encoding: "utf8" });
    return stdout + stderr;
  } finally {
    rmSync(ground, { recursive: true });
  }
}

const long = (lines: number) => `export function tooLong() {\n${"  void 0;\n".repeat(lines)}}\n`;

/** Every floor of lib has a list of its own. */
const floors = ["money", "companies", "projects", "funds", "listings", "assignments", "reviews", "imports"];

const plants: readonly [what: string, path: string, code: string, rule: string][] = [
  [
    "a page that opens the database",
    "app/planted.tsx",
    'import { db } from "@/db/client";\nvoid db;\n',
    "noRestrictedImports",
  ],
  [
    "a page that speaks SQL",
    "app/planted.tsx",
    'import { sql } from "drizzle-orm";\nvoid sql;\n',
    "noRestrictedImports",
  ],
  [
    "a page that writes past the actions",
    "app/planted.tsx",
    'import { logProject } from "@/lib/projects/commands";\nvoid logProject;\n',
    "noRestrictedImports",
  ],
  [
    "a page that enters an inner room",
    "app/planted.tsx",
    'import { verifyMilestone } from "@/lib/projects/milestones/acceptance";\nvoid verifyMilestone;\n',
    "noRestrictedImports",
  ],
  [
    "a component kit that knows the business",
    "app/ui/planted.tsx",
    'import { stages } from "@/lib/projects/rules";\nvoid stages;\n',
    "noRestrictedImports",
  ],
  [
    "a tool that knows the business",
    "lib/money/planted.ts",
    'import { stages } from "@/lib/projects/rules";\nvoid stages;\n',
    "noRestrictedImports",
  ],
  [
    "an earlier domain that imports a later one",
    "lib/companies/planted.ts",
    'import { stages } from "@/lib/projects/rules";\nvoid stages;\n',
    "noRestrictedImports",
  ],
  [
    "lib that knows the app",
    "lib/projects/planted.ts",
    'import { cx } from "@/app/ui/class-names";\nvoid cx;\n',
    "noRestrictedImports",
  ],
  [
    "a climb to the parent folder",
    "lib/projects/planted.ts",
    'import { x } from "../money/yuan";\nvoid x;\n',
    "noRestrictedImports",
  ],
  [
    "a ground floor that looks up",
    "db/planted.ts",
    'import { stages } from "@/lib/projects/rules";\nvoid stages;\n',
    "noRestrictedImports",
  ],
  ...floors.map((floor): [string, string, string, string] => [
    `an act in ${floor} that knows which pages show it`,
    `lib/${floor}/planted.ts`,
    'import { revalidatePath } from "next/cache";\nvoid revalidatePath;\n',
    "noRestrictedImports",
  ]),
  ["any", "lib/projects/planted.ts", "export const x: any = 1;\n", "noExplicitAny"],
  ["a default export in lib", "lib/projects/planted.ts", "export default 1;\n", "noDefaultExport"],
  ["a barrel", "lib/projects/planted.ts", 'export * from "./rules";\n', "noReExportAll"],
  ["a function over 60 lines", "lib/projects/planted.ts", long(70), "noExcessiveLinesPerFunction"],
  [
    "a file over 250 lines",
    "lib/projects/planted.ts",
    Array.from({ length: 260 }, (_, i) => `export const x${i} = ${i};\n`).join(""),
    "noExcessiveLinesPerFile",
  ],
  [
    "a nested ternary",
    "lib/projects/planted.ts",
    "export const x = (a: number) => (a > 1 ? 1 : a > 0 ? 2 : 3);\n",
    "noNestedTernary",
  ],
];

describe("the lint that holds the house", () => {
  const named = plants.map(([what, path, code, rule], i) => ({
    what,
    path: path.replace("planted", `planted-${i}`),
    code,
    rule,
  }));
  const said = lintOf(Object.fromEntries(named.map(({ path, code }) => [path, code])));

  test.each(named)("catches $what", ({ path, rule }) => {
    const about = said
      .split("\n")
      .filter((line) => line.includes(path))
      .join("\n");
    expect(about).toContain(rule);
  });

  test("lets a clean file pass", () => {
    const clean = {
      "lib/projects/clean.ts": 'import { stages } from "./rules";\n\nexport const first = stages[0];\n',
    };
    expect(lintOf(clean)).not.toContain("lint/");
  });
});

describe("the package list", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(`${top}package.json`, "utf8"),
  );
  const all = Object.entries<string>({ ...dependencies, ...devDependencies, ...optionalDependencies });

  test.each(all)("%s is pinned exactly", (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+[\w.-]*$/);
  });
});
