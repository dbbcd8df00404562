import { expect, test } from "@playwright/test";
import { callerOf, everyDoor, home } from "./support/doors";

const pages = ["/login", "/projects", "/projects/new", "/no-such-page"];
const data = ["/projects/rows", "/search?q=项", "/exports/projects", "/imports/template", "/api/health/live"];

test("every answer tells the browser to keep, frame, guess and load nothing it should not", async () => {
  const officer = await callerOf("kaihua");
  const [door] = everyDoor();
  const answers = [
    ...(await Promise.all([...pages, ...data].map((path) => officer.get(path)))),
    await officer.post("/quick", { headers: { "next-action": door?.id ?? "" }, data: "[]" }),
    await officer.post("/imports/upload", { data: "不是表格" }),
    await officer.get("/projects?q=%00"),
    await (await callerOf(null)).get("/projects/rows"),
  ];
  for (const answer of answers) {
    const headers = answer.headers();
    expect.soft(headers["x-content-type-options"], answer.url()).toBe("nosniff");
    expect.soft(headers["x-frame-options"], answer.url()).toBe("DENY");
    expect.soft(headers["referrer-policy"], answer.url()).toBe("same-origin");
    expect.soft(headers["cache-control"], answer.url()).toContain("no-store");
    expect.soft(headers["content-security-policy"], answer.url()).toContain("frame-ancestors 'none'");
    expect.soft(headers["x-powered-by"], answer.url()).toBeUndefined();
  }
});

test("the scripts of a page carry its own nonce, whatever policy the caller sends along", async () => {
  const stranger = await callerOf(null);
  const answer = await stranger.get("/login", {
    headers: { "content-security-policy": "script-src 'nonce-mine'" },
  });
  const nonce = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1];
  const scripts = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(nonce).toMatch(/^[\w+/]{22}==$/);
  expect(scripts.length).toBeGreaterThan(3);
  for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
  expect((await stranger.get("/login")).headers()["content-security-policy"]).not.toContain(nonce);
});

test("what the build made may be kept, and nothing else", async () => {
  const stranger = await callerOf(null);
  const script = /\/_next\/static\/[^"]+\.js/.exec(await (await stranger.get("/login")).text())?.[0] ?? "";
  const answer = await stranger.get(`${home()}${script}`);
  expect(answer.headers()["cache-control"]).toContain("immutable");
  expect(answer.headers()["x-content-type-options"]).toBe("nosniff");
});
