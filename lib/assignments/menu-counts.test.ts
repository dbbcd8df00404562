import { beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerOf } from "@/lib/demo/builders";
import { aged, anAssignment, answered } from "@/lib/demo/builders-assignments";
import { aFreshUnit } from "@/lib/demo/builders-figures";
import { unreadCount } from "@/lib/projects/desk-queries";
import { dutiesOf } from "./duties";
import { menuCounts } from "./menu-counts";

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
}, 60_000);

describe("the number beside 督办 in the menu", () => {
  test("is what the unit owes, and turns red with the first that is overdue", async () => {
    const unit = await aFreshUnit();
    const officer = await viewerOf({ unit: unit.code });
    const give = () => anAssignment({ owner: unit.code, by: city });
    const [first, second] = [await give(), await give()];
    const counts = async (viewer = officer) => {
      const { owed, late } = await menuCounts(viewer);
      return { owed, late };
    };
    expect(await counts()).toEqual({ owed: 2, late: 0 });
    await aged(first, 40);
    expect(await counts()).toEqual({ owed: 2, late: 1 });
    expect(await dutiesOf(officer, "open")).toHaveLength(2);
    await answered(second, officer);
    expect(await counts()).toEqual({ owed: 1, late: 1 });
    const stranger = await viewerOf({ unit: (await aFreshUnit()).code });
    expect(await counts(stranger)).toEqual({ owed: 0, late: 0 });
  });

  test("leaves out what somebody else of the unit is named for", async () => {
    const unit = await aFreshUnit();
    const [named, other] = [await viewerOf({ unit: unit.code }), await viewerOf({ unit: unit.code })];
    await anAssignment({ owner: unit.code, by: city, ownerId: named.userId });
    expect((await menuCounts(named)).owed).toBe(1);
    expect((await menuCounts(other)).owed).toBe(0);
  });

  test("comes with the unread notices, which are counted as on their own page", async () => {
    const unit = await aFreshUnit();
    const officer = await viewerOf({ unit: unit.code });
    await anAssignment({ owner: unit.code, by: city, ownerId: officer.userId });
    const { unread } = await menuCounts(officer);
    expect(unread).toBeGreaterThan(0);
    expect(unread).toBe(await unreadCount(officer));
  });
});
