import type { APIRequestContext } from "@playwright/test";
import { roleMay, type Verb, verbs } from "@/lib/auth/policy";
import type { Role } from "@/lib/auth/roles";
import { demoPeople } from "@/lib/demo/accounts";
import { importVerbs } from "@/lib/imports/rules";
import { callerOf, doorNamed, everyDoor, home, knock, opensTo, post } from "./support/doors";
import { expect, freshName, test } from "./support/people";
import { logLead } from "./support/projects";

test.describe.configure({ timeout: 240_000 });

const oneOfEach = [...new Map(demoPeople.map((person) => [person.role, person])).values()];

test("every action is in the policy table, and every role is refused at the doors the table closes", async () => {
  const doors = everyDoor();
  expect(doors.filter((door) => !door.verbs.every((verb) => verbs.includes(verb)))).toEqual([]);
  const wrong: string[] = [];
  for (const { account, role } of oneOfEach) {
    const caller = await callerOf(account);
    for (const door of doors) {
      const expected = opensTo(door, role) ? "invalid" : "forbidden";
      const { code } = await knock(caller, door, { planted: true });
      if (code !== expected) wrong.push(`${role} ${door.name}: ${code}, not ${expected}`);
    }
    await caller.dispose();
  }
  expect(wrong).toEqual([]);
});

test("nobody who is not signed in gets past any door, nor anybody whose request comes from elsewhere", async () => {
  const stranger = await callerOf(null);
  for (const door of everyDoor())
    expect((await knock(stranger, door, {})).code, door.name).toBe("unauthenticated");

  const officer = await callerOf("kaihua");
  const door = doorNamed("postComment");
  const port = new URL(home()).port;
  const forged: Record<string, string>[] = [
    { origin: "null" },
    { origin: "http://evil.example" },
    { origin: `http://evil.example:${port}` },
    { origin: `https://127.0.0.1:${port}` },
    { origin: `http://127.0.0.1:${Number(port) + 1}` },
    { origin: `http://127.0.0.1.evil.example:${port}` },
    { origin: "http://evil.example", "x-forwarded-host": "evil.example" },
  ];
  for (const headers of forged) {
    const answer = await post(officer, door, { planted: true }, headers);
    expect(await answer.text(), JSON.stringify(headers)).not.toContain('"code":"invalid"');
  }
  expect((await knock(officer, door, { planted: true })).code).toBe("invalid");
});

/** What each act on a record is sent; the record's code is put in. */
const acts: Readonly<Record<string, (code: string) => Record<string, unknown>>> = {
  planMilestone: (code) => ({ code, version: 1, stage: "PROD", plannedOn: "2027-01", reason: "试" }),
  advanceProject: (code) => ({
    ...{ code, version: 1, stage: "TALK", actualOn: "2026-10-12" },
    ...{ note: "", evidence: [], confirmed: [] },
  }),
  passMilestone: (code) => ({ code, version: 1, stage: "SIGN" }),
  verifyMilestone: (code) => ({ code, version: 1, stage: "SIGN" }),
  returnMilestone: (code) => ({ code, version: 1, stage: "SIGN", reason: "角色试探" }),
  setBackProject: (code) => ({ code, version: 1, stage: "LEAD", reason: "角色试探" }),
  pauseProject: (code) => statusOf(code),
  resumeProject: (code) => statusOf(code),
  endProject: (code) => statusOf(code),
  setPace: (code) => ({ ...statusOf(code), pace: "slow" }),
  transferProject: (code) => ({ code, version: 1, reason: "角色试探", unitId: 1 }),
  mergeProject: (code) => ({ code, version: 1, reason: "角色试探", into: code }),
  linkProject: (code) => ({ code, version: 1, as: "none", of: "" }),
  voidProject: (code) => ({ code, version: 1, reason: "角色试探" }),
  withdrawPromise: (code) => ({ code, version: 1, id: 1 }),
  reviewPromise: (code) => ({ code, version: 1, id: 1, review: "harmless", reviewedOn: "2026-10-12" }),
  removeFollowUp: (code) => ({ code, version: 1, id: 1 }),
  removeComment: (code) => ({ code, version: 1, id: 1 }),
  postComment: (code) => ({ key: freshKey(), code, body: "角色试探", picked: [] }),
};

const statusOf = (code: string) => ({
  ...{ code, version: 1, reason: "角色试探" },
  ...{ cause: "", destination: "", recheckOn: "2099-01-01" },
});
const freshKey = () => `key-${Math.random().toString(36).slice(2)}-0123456789abcdef`;

test("another county's project answers every act exactly as a project that does not exist", async ({
  as,
}) => {
  const officer = await as("kaihua");
  const name = freshName("他县探不到");
  const code = await logLead(officer, { name, investor: freshName("他县示例公司") });
  for (const account of ["longyou", "longyou-shen"]) {
    const caller = await callerOf(account);
    const role = demoPeople.find((one) => one.account === account)?.role as Role;
    for (const [act, inputFor] of Object.entries(acts)) {
      const door = doorNamed(act);
      const [there, nowhere] = [
        await knock(caller, door, inputFor(code)),
        await knock(caller, door, inputFor("XS-22222222")),
      ];
      expect(there, `${account} ${act}`).toEqual(nowhere);
      expect(there.code, `${account} ${act}`).toBe(opensTo(door, role) ? "notfound" : "forbidden");
    }
  }
});

/** Which verb opens a page; the importer serves several registers, and any of theirs opens it. */
const pages: readonly [address: string, ...verbs: Verb[]][] = [
  ["/projects", "project.read"],
  ["/projects/new", "project.log"],
  ["/projects/rows", "project.read"],
  ["/companies", "company.read"],
  ["/companies/new", "company.log"],
  ["/companies/rows", "company.read"],
  ["/quick", "project.log"],
  ["/progress", "project.read"],
  ["/imports", ...importVerbs],
  ["/imports/template?register=projects", "project.import"],
  ["/admin/people", "person.read"],
  ["/admin/people/new", "person.create"],
  ["/admin/grants", "grant.read"],
  ["/admin/units", "unit.read"],
  ["/admin/units/new", "unit.log"],
  ["/admin/dictionaries/chains", "dictionary.read"],
  ["/admin/audit", "audit.read"],
  ["/exports/audit", "audit.export"],
];

const statusOfPage = async (caller: APIRequestContext, address: string) =>
  (await caller.get(address, { maxRedirects: 0, headers: { accept: "text/html" } })).status();

test("every page answers each role as the table says, keeps nothing in a cache, and sends strangers to sign in", async () => {
  for (const { account, role } of oneOfEach) {
    const caller = await callerOf(account);
    for (const [address, ...asked] of pages) {
      const answer = await caller.get(address, { maxRedirects: 0 });
      const opens = asked.some((verb) => roleMay(role, verb));
      expect(answer.status(), `${role} ${address}`).toBe(opens ? 200 : 403);
      expect(answer.headers()["cache-control"], `${role} ${address}`).toMatch(/private.*no-store/);
      expect(answer.headers()["x-content-type-options"], address).toBe("nosniff");
    }
    await caller.dispose();
  }
  const stranger = await callerOf(null);
  for (const [address] of pages) expect([307, 401], address).toContain(await statusOfPage(stranger, address));
});

test("pages, pieces and downloads of another county's records do not exist for this one", async ({ as }) => {
  const officer = await as("kaihua");
  const code = await logLead(officer, {
    name: freshName("看不见项目"),
    investor: freshName("看不见示例公司"),
  });
  await officer.goto(`/projects/${code}`);
  const company = await officer.locator('a[href^="/companies/QY-"]').first().getAttribute("href");
  const secret = ["看不见项目", "看不见示例公司"];
  const other = await callerOf("longyou");
  for (const [own, unknown] of [
    [`/projects/${code}`, "/projects/XS-22222222"],
    [`/projects/${code}?tab=history`, "/projects/XS-22222222?tab=history"],
    [`/projects/${code}/edit`, "/projects/XS-22222222/edit"],
    [`/projects/peek/${code}`, "/projects/peek/XS-22222222"],
    [company ?? "", "/companies/QY-22222222"],
    [`${company}/edit`, "/companies/QY-22222222/edit"],
    [`${company?.replace("/companies/", "/companies/peek/")}`, "/companies/peek/QY-22222222"],
  ] as const) {
    const [there, nowhere] = [await other.get(own), await other.get(unknown)];
    expect(there.status(), own).toBe(404);
    expect(nowhere.status(), unknown).toBe(404);
    const text = await there.text();
    for (const word of secret) expect(text, own).not.toContain(word);
  }
  for (const address of [
    `/projects/rows?q=${encodeURIComponent("看不见项目")}`,
    `/search?q=${encodeURIComponent("看不见")}`,
    `/search?q=${code}`,
  ]) {
    expect(await (await other.get(address)).text(), address).not.toContain(secret[1]);
  }
});

test("a role that may not take the ledger out gets no file, and a refusal is remembered", async () => {
  for (const { account, role } of oneOfEach) {
    const caller = await callerOf(account);
    for (const [address, verb] of [
      ["/exports/projects", "project.export"],
      ["/exports/companies", "company.export"],
    ] as const) {
      const answer = await caller.get(`${address}?q=${encodeURIComponent("没有这样的记录")}`);
      expect(answer.status(), `${role} ${address}`).toBe(roleMay(role, verb) ? 200 : 403);
    }
    await caller.dispose();
  }
  const auditor = await callerOf("shenji");
  const log = await (await auditor.get("/admin/audit?outcome=refused")).text();
  expect(log).toContain("被拒绝");
});
