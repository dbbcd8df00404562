import { expect, test } from "vitest";
import { contentPolicy, safeHeaders } from "./answer-headers.mjs";

test("whoever serves over https tells browsers never to come another way; over http nobody is told", () => {
  expect(safeHeaders("https://zhaoshang.example")["strict-transport-security"]).toMatch(/^max-age=31536000/);
  expect(safeHeaders("http://localhost:3000")).not.toHaveProperty("strict-transport-security");
});

test("no script runs by being in the page: no policy allows inline scripts, and eval only while developing", () => {
  const [developing, serving] = [contentPolicy({ developing: true }), contentPolicy({ developing: false })];
  const scripts = (policy: string) => policy.split("; ").find((part) => part.startsWith("script-src")) ?? "";
  expect(scripts(serving)).not.toMatch(/unsafe/);
  expect(scripts(developing)).toContain("'unsafe-eval'");
  expect(scripts(serving)).not.toBe(scripts(contentPolicy({ developing: false })));
});
