import { expect, test } from "vitest";
import { Refused, Stale } from "@/lib/auth/refusals";
import { viewerOf } from "@/lib/demo/builders";
import { aListing, aListingOfficer, anObstacle, aYear, listingNow } from "@/lib/demo/listing-builders";
import { keepCheck } from "./check-commands";
import { checkCase, differencesOf, keptChecks } from "./check-queries";
import { listingHistoryInWords } from "./history";
import { engageIntermediary } from "./intermediary-commands";
import { closeObstacle } from "./obstacle-commands";
import { findListings, intermediariesOf, listListings, obstaclesOf, sideStatesOf, yearsOf } from "./queries";
import { resumeListing, setAsideListing, switchBoard } from "./side-commands";
import { advanceListing, setBackListing } from "./stage-commands";
import { reportYear, reportYears } from "./year-commands";

const step = { note: null, fileKey: null, shares: null, confirmed: [] };
const key = () => `key-${Math.random().toString(36).slice(2)}-0123456789`;

test("a withdrawn case goes no further until it is taken up again, and both days stay on record", async () => {
  const officer = await aListingOfficer();
  const { code } = await aListing({ board: "SSE", by: officer, road: "POOL 2024-01-02, TUTOR 2025-01-02" });
  await setAsideListing(officer, {
    code,
    version: 1,
    kind: "SUSPEND",
    fromDay: "2025-02-01",
    reason: "财务数据过期",
  });
  await setAsideListing(officer, {
    code,
    version: 2,
    kind: "WITHDRAW",
    fromDay: "2025-03-01",
    reason: "主动撤回",
  });
  await expect(
    advanceListing(officer, { ...step, code, version: 3, stage: "TUTOR_OK", actualOn: "2025-04-01" }),
  ).rejects.toThrow("恢复推进");
  await resumeListing(officer, { code, version: 3, toDay: "2025-05-01", reason: "业绩恢复" });
  const states = await sideStatesOf(await listingNow(code));
  expect(states.map(({ kind, toDay }) => [kind, toDay])).toEqual([
    ["WITHDRAW", "2025-05-01"],
    ["SUSPEND", "2025-03-01"],
  ]);
  expect((await listingNow(code)).sideState).toBeNull();
});

test("a change of board keeps both boards and their reason", async () => {
  const officer = await aListingOfficer();
  const { code } = await aListing({ board: "SSE", by: officer });
  await switchBoard(officer, {
    code,
    version: 1,
    board: "CN",
    fromDay: "2025-02-01",
    reason: "不足主板新标准",
  });
  const [state] = await sideStatesOf(await listingNow(code));
  expect(state).toMatchObject({ fromBoard: "SSE", toBoard: "CN" });
  expect(await listingNow(code)).toMatchObject({ board: "CN", sideState: null });
});

test("a new sponsor ends the old one on the day it begins, and both stay", async () => {
  const officer = await aListingOfficer();
  const listing = await aListing({ by: officer });
  const firm = { role: "sponsor", people: null, toDay: null, note: null } as const;
  await engageIntermediary(officer, {
    key: key(),
    code: listing.code,
    intermediary: { ...firm, firm: "示例一证券", fromDay: "2024-01-05" },
    replaces: null,
  });
  const [first] = await intermediariesOf(officer, listing);
  await engageIntermediary(officer, {
    key: key(),
    code: listing.code,
    intermediary: { ...firm, firm: "示例二证券", fromDay: "2025-02-05" },
    replaces: first?.id ?? 0,
  });
  const now = await intermediariesOf(officer, listing);
  expect(now.map(({ firm: name, toDay }) => [name, toDay])).toEqual([
    ["示例二证券", null],
    ["示例一证券", "2025-02-05"],
  ]);
});

test("two officers report one year at once: the second is told what the first saved", async () => {
  const officer = await aListingOfficer();
  const { code } = await aListing({ by: officer });
  const one = { code, version: 0, year: aYear(2024, { revenue: "1.2亿", netProfit: "-800" }) };
  if (one.year.netProfit?.yuan !== -8_000_000) throw new Error("a loss was not understood");
  expect(await reportYear(officer, one)).toBe(1);
  await expect(reportYear(officer, { ...one, year: aYear(2024, { revenue: "13000" }) })).rejects.toThrow(
    Stale,
  );
  expect(await reportYear(officer, { ...one, version: null, year: aYear(2024, { revenue: "13000" }) })).toBe(
    2,
  );
});

test("a sheet of years is written whole or not at all", async () => {
  const officer = await aListingOfficer();
  const listing = await aListing({ by: officer });
  const rows = [2023, 2024, 1800].map((year) => ({
    ...{ code: listing.code, version: null },
    year: { ...aYear(2023), year },
  }));
  await expect(reportYears(officer, rows)).rejects.toThrow("年度");
  expect(await yearsOf(officer, listing)).toEqual([]);
});

test("a kept check stays as it was when the accounts change, and the two can be laid side by side", async () => {
  const officer = await aListingOfficer();
  const listing = await aListing({ board: "SSE", by: officer });
  const at = { code: listing.code, board: "SSE", asOf: "2026-03-31", note: null };
  await keepCheck(officer, at);
  await reportYear(officer, {
    code: listing.code,
    version: 0,
    year: aYear(2025, { netProfit: "1.05亿", coreProfit: "1.2亿" }),
  });
  await keepCheck(officer, at);
  const [now, before] = await keptChecks(officer, listing);
  if (!now || !before) throw new Error("two checks were kept");
  const changed = differencesOf(before.verdict, now.verdict).find(({ ruleId }) => ruleId === "SSE-MB-1a3");
  expect(changed).toMatchObject({ before: { state: "unknown" }, after: { state: "met" } });
});

test("a department sees the case that owes it something, its own obstacle and nothing of the accounts", async () => {
  const officer = await aListingOfficer();
  const contact = await viewerOf({ role: "departmentContact", unit: "330800D4" });
  const listing = await aListing({ by: officer, board: "SSE" });
  const own = await anObstacle(listing, { department: "330800D4", by: officer });
  await anObstacle(listing, { department: "330800D3", by: officer });
  expect((await obstaclesOf(contact, listing)).map(({ id }) => id)).toEqual([own.id]);
  expect(await yearsOf(contact, listing)).toEqual([]);
  expect((await listingHistoryInWords(contact, listing)).items).toEqual([]);
  await expect(checkCase(contact, listing, { board: "SSE", asOf: "2026-03-31" })).rejects.toThrow();
  const ledger = await listListings(contact, { cols: "name,revenue,sponsor,problem" });
  expect(ledger.state.columns).toEqual(["name"]);
  await closeObstacle(officer, {
    code: listing.code,
    id: own.id,
    version: own.version,
    closedOn: "2025-03-03",
    closeNote: "许可已变更",
    fileKey: null,
  });
  expect((await findListings(contact, listing.code)).length).toBe(0);
});

test("a confidential case is found by the listing office and the leaders, and counted for nobody else", async () => {
  const officer = await aListingOfficer();
  const listing = await aListing({ unit: "330825", isConfidential: true, by: officer });
  const seenBy = async (role: "leader" | "cityHead" | "cityOfficer" | "countyOfficer", unit: string) =>
    (await findListings(await viewerOf({ role, unit }), listing.code)).length;
  expect(await seenBy("leader", "330800")).toBe(1);
  expect(await seenBy("cityHead", "330800B1")).toBe(1);
  expect(await seenBy("cityOfficer", "330800B1")).toBe(0);
  expect(await seenBy("countyOfficer", "330825")).toBe(0);
});

test("a county officer reads the county's cases and writes to none", async () => {
  const listing = await aListing({ unit: "330825" });
  const county = await viewerOf({ unit: "330825" });
  await expect(
    setBackListing(county, { code: listing.code, version: 1, stage: "POOL", reason: "不该由县区办" }),
  ).rejects.toThrow(Refused);
});
