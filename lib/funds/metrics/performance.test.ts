import { describe, expect, test } from "vitest";
import { type ContributorFlow, moicOf, performanceOf } from "./performance";

const wan = 10_000;
const flow = (kind: ContributorFlow["kind"], on: string, amount: number): ContributorFlow => ({
  kind,
  on,
  yuan: amount * wan,
});

const called = [
  flow("contribution", "2021-03-31", 3_000),
  flow("contribution", "2022-03-31", 2_000),
  flow("distribution", "2023-06-30", 1_000),
];
const open = { asOf: "2026-03-31", isClosed: false };

describe("a fund's performance", () => {
  test("gives the multiples and the net rate the definitions state", () => {
    const found = performanceOf(called, [{ on: "2025-12-31", yuan: 6_200 * wan }], open);
    expect(found.dpi).toBeCloseTo(0.2, 12);
    expect(found.rvpi).toBeCloseTo(1.24, 12);
    expect(found.tvpi).toBeCloseTo(1.44, 12);
    expect(found.irr?.rate).toBeCloseTo(0.095883, 6);
    expect(found.on).toBe("2025-12-31");
  });

  test("money that moved after the last valuation waits for the next one, in every figure", () => {
    const found = performanceOf(
      [...called, flow("contribution", "2026-02-01", 4_000)],
      [{ on: "2025-12-31", yuan: 6_200 * wan }],
      open,
    );
    expect(found).toMatchObject({ later: 1, paidIn: 5_000 * wan });
    expect(found.tvpi).toBeCloseTo(1.44, 12);
  });

  test("without a valuation only what was paid back is known", () => {
    const found = performanceOf(called, [], open);
    expect(found).toMatchObject({ netAssets: null, rvpi: null, tvpi: null, irr: null, on: "2026-03-31" });
    expect(found.dpi).toBeCloseTo(0.2, 12);
  });

  test("an earlier day sees nothing that came later", () => {
    const found = performanceOf(called, [{ on: "2025-12-31", yuan: 6_200 * wan }], {
      asOf: "2022-12-31",
      isClosed: false,
    });
    expect(found).toMatchObject({ paidIn: 5_000 * wan, distributed: 0, netAssets: null });
  });

  test("a fund nobody has paid into has no multiple, not a zero", () => {
    expect(performanceOf([], [{ on: "2025-12-31", yuan: 0 }], open)).toMatchObject({ dpi: null, tvpi: null });
  });

  test("a wound-up fund is worth what it has paid back", () => {
    const found = performanceOf([...called, flow("distribution", "2025-06-30", 5_500)], [], {
      ...open,
      isClosed: true,
    });
    expect(found).toMatchObject({ isWoundUp: true, netAssets: 0, rvpi: 0 });
    expect(found.tvpi).toBeCloseTo(1.3, 12);
    expect(found.irr?.rate).toBeGreaterThan(0);
  });
});

describe("a deal's multiple", () => {
  test("adds what came back to what is held, over what was paid", () => {
    expect(moicOf({ paid: 8_000, returned: 1_200, worth: 5_400 })).toBeCloseTo(0.825, 12);
  });

  test("is unknown while nobody has valued the rest", () => {
    expect(moicOf({ paid: 8_000, returned: 1_200, worth: null })).toBeNull();
    expect(moicOf({ paid: 0, returned: 0, worth: 0 })).toBeNull();
  });
});
