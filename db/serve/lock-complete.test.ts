import { expect, test } from "vitest";
import { missingFromLock } from "./lock-complete.mjs";
import { belowTheirFloor } from "./version-floors.mjs";

test("a platform package that npm left out of the lock is named", () => {
  const packages = {
    "": { optionalDependencies: { "pg-linux": "1.0.0" } },
    "node_modules/pg-linux": { version: "1.0.0" },
    "node_modules/tool": {
      version: "2.0.0",
      optionalDependencies: { "tool-mac": "2.0.0", "tool-win": "2.0.0" },
    },
    "node_modules/tool/node_modules/tool-mac": { version: "2.0.0" },
  };
  expect(missingFromLock({ packages })).toEqual(["tool@2.0.0 → tool-win"]);
});

test("a nested package finds its optional dependency at the top", () => {
  const packages = {
    "node_modules/a/node_modules/b": { version: "1.0.0", optionalDependencies: { c: "1.0.0" } },
    "node_modules/c": { version: "1.0.0" },
  };
  expect(missingFromLock({ packages })).toEqual([]);
});

test("a package below its floor, or absent, is named", () => {
  const packages = {
    "node_modules/next": { version: "16.10.0" },
    "node_modules/next-auth": { version: "4.24.14" },
  };
  expect(belowTheirFloor({ packages })).toEqual([
    "next-auth 4.24.14 低于安全下限 4.24.15",
    "drizzle-orm 0.0.0 低于安全下限 0.45.2",
  ]);
});
