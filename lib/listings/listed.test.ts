import { expect, test } from "vitest";
import { Unacceptable } from "@/lib/auth/refusals";
import { aCompany, anAmount } from "@/lib/demo/builders";
import { aListed, aListing, aListingOfficer, listedNow, listingNow } from "@/lib/demo/listing-builders";
import { rawOf } from "@/lib/fields/input";
import { listedFields } from "./fields";
import { listedAsOf, listedInOrder, newlyListed, proceedsIn } from "./figures";
import { listedInput } from "./input";
import { removeListed, reviseListed } from "./listed-commands";
import { listedOf } from "./queries";
import { advanceListing, setBackListing } from "./stage-commands";

const step = { note: null, fileKey: null, shares: null, confirmed: [] };
const _key = () => `key-${Math.random().toString(36).slice(2)}-0123456789`;

test("an officer who moves a case to 上市 has it in the register by the same act, and correcting the day corrects both", async () => {
  const officer = await aListingOfficer();
  const listing = await aListing({ board: "CN", by: officer });
  const shares = {
    stockCode: "YS0001",
    stockName: "演示一号",
    proceeds: anAmount("52000"),
    localProceeds: null,
  };
  await advanceListing(officer, {
    ...step,
    code: listing.code,
    version: 1,
    stage: "LISTED",
    actualOn: "2025-06-06",
    shares,
    note: "补登",
    confirmed: ["backwards"],
  });
  const listed = await listedOf(listing);
  expect(listed).toMatchObject({ listedOn: "2025-06-06", stockCode: "YS0001" });
  expect(await listingNow(listing.code)).toMatchObject({ stage: "LISTED", tier: "LISTED" });
  const row = await listedNow(listed?.code ?? "");
  await reviseListed(officer, {
    code: row.code,
    version: row.version,
    listed: { ...listedInput.parse(rawOf(listedFields, row as never)), listedOn: "2025-06-09" },
  });
  expect(await listingNow(listing.code)).toMatchObject({ stage: "LISTED", stageOn: "2025-06-09" });
  const again = await listedNow(row.code);
  await removeListed(officer, again.code, again.version);
  expect(await listingNow(listing.code)).toMatchObject({ stage: "POOL", tier: "PLANNED" });
});

test("a case without a board cannot be listed, and one listed cannot be set back past the register", async () => {
  const officer = await aListingOfficer();
  const listing = await aListing({ by: officer });
  const to = {
    ...step,
    code: listing.code,
    version: 1,
    actualOn: "2025-06-06",
    note: "补",
    confirmed: ["backwards"],
  };
  await expect(advanceListing(officer, { ...to, stage: "LISTED" })).rejects.toThrow("拟上市板块");
  const other = await aListing({ board: "SSE", by: officer });
  await advanceListing(officer, { ...to, code: other.code, stage: "LISTED" });
  await expect(
    setBackListing(officer, { code: other.code, version: 2, stage: "POOL", reason: "登记有误" }),
  ).rejects.toThrow("上市公司册");
});

test("累计 and 现有 are two figures: a second board adds nothing, a delisting takes from one of them only", async () => {
  const officer = await aListingOfficer();
  const before = await listedAsOf(officer, "2001-12-31");
  const company = await aCompany();
  const first = await aListed({ companyId: company.id, listedOn: "2001-02-03", board: "SZSE", by: officer });
  await aListed({ companyId: company.id, listedOn: "2001-08-03", board: "HK", by: officer });
  await aListed({ listedOn: "2001-03-03", delistedOn: "2001-11-01", delistReason: "吸收合并", by: officer });
  const after = await listedAsOf(officer, "2001-12-31");
  expect(after.ever - before.ever).toBe(2);
  expect(after.standing - before.standing).toBe(1);
  expect((await listedAsOf(officer, "2001-10-31")).standing - before.standing).toBe(2);
  const fresh = await newlyListed(officer, "2001-01-01", "2001-12-31");
  expect(fresh.filter(({ companyId }) => companyId === company.id)).toHaveLength(1);
  const order = await listedInOrder(officer);
  const place = (code: string) => order.find((one) => one.code === code)?.n ?? 0;
  expect(order.map(({ n }) => n)).toEqual(order.map((_, i) => i + 1));
  expect(place(first.code)).toBeGreaterThan(0);
});

test("a company on two boards that leaves one of them is still listed, and its number stays with it", async () => {
  const officer = await aListingOfficer();
  const company = await aCompany();
  await aListed({
    companyId: company.id,
    listedOn: "2002-01-05",
    board: "SSE",
    delistedOn: "2003-01-05",
    delistReason: "转板",
    by: officer,
  });
  await aListed({ companyId: company.id, listedOn: "2002-06-05", board: "HK", by: officer });
  const [found] = (await listedInOrder(officer)).filter(({ companyId }) => companyId === company.id);
  expect(found).toMatchObject({ listedOn: "2002-01-05", goneOn: null });
});

test("the proceeds of a period add up to the yuan and tell how many amounts are unknown", async () => {
  const officer = await aListingOfficer();
  for (const typed of ["10050", "10050", null])
    await aListed({ listedOn: "1999-07-07", proceeds: typed ? anAmount(typed) : null, by: officer });
  expect(await proceedsIn(officer, "1999-07-01", "1999-07-31")).toMatchObject({
    total: 201_000_000,
    rows: 3,
    unknown: 1,
  });
});

test("新三板 is being quoted, not being listed", async () => {
  await expect(aListed({ board: "NEEQ" })).rejects.toThrow(Unacceptable);
});

test("one company has one open case at a time, and may set out again once it is listed", async () => {
  const officer = await aListingOfficer();
  const company = await aCompany();
  const first = await aListing({ companyId: company.id, board: "SSE", by: officer });
  await expect(aListing({ companyId: company.id, by: officer })).rejects.toThrow("已在库");
  await advanceListing(officer, {
    ...step,
    code: first.code,
    version: 1,
    stage: "LISTED",
    actualOn: "2025-06-06",
    note: "补登",
    confirmed: ["backwards"],
  });
  expect((await aListing({ companyId: company.id, board: "HK", by: officer })).stage).toBe("POOL");
});
