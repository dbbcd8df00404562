import { beforeAll, describe, expect, test } from "vitest";
import { roleMay, type Verb, verbs } from "@/lib/auth/policy";
import { Refused } from "@/lib/auth/refusals";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { aListed, aListing, anObstacle } from "@/lib/demo/listing-builders";
import {
  expectedOfListing,
  type ListingGround,
  type ListingTrial,
  listingTrials,
} from "@/lib/demo/listing-trials";
import { expectedOutcome, outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { rawOf } from "@/lib/fields/input";
import { logListing, logListings } from "./commands";
import { listedFields, listingFields } from "./fields";
import { listedInput, listingInput } from "./input";
import { logListed } from "./listed-commands";
import { closeStandard, reviseStandard } from "./standards/commands";
import { allStandards } from "./standards/queries";

let people: ReadonlyMap<Role, Viewer>;

async function groundIn(unit: string, isConfidential: boolean): Promise<ListingGround> {
  const listing = await aListing({ unit, isConfidential });
  return {
    listing,
    listed: await aListed({ unit }),
    obstacle: await anObstacle(listing, { department: "330800D1" }),
  };
}

beforeAll(async () => {
  people = await peopleOfEveryRole();
}, 60_000);

const unknown = { listing: "SS-22222222", listed: "GS-22222222" };

/** Verbs that add a record, have no record, or are the rules' own: tried below by themselves. */
const elsewhere: readonly string[] = [
  "listing.log",
  "listing.export",
  "listing.import",
  "listed.log",
  "listed.export",
  "standard.read",
  "standard.revise",
];

test("every verb on candidates, listed companies and standards has a trial of its own", () => {
  const own = verbs.filter((verb) => /^(listing|listed|standard)\./.test(verb));
  expect([...Object.keys(listingTrials), ...elsewhere].sort()).toEqual([...own].sort());
});

describe.each(Object.keys(listingTrials) as Verb[])("%s", (verb) => {
  const trial = listingTrials[verb] as ListingTrial;
  test.each(roles)("by %s: own unit, another unit, a confidential case and an unknown code", async (role) => {
    const viewer = people.get(role) as Viewer;
    for (const [unit, secret] of [
      ["330825", false],
      ["330824", false],
      ["330825", true],
    ] as const) {
      const ground = await groundIn(unit, secret);
      const found = await outcomeOf(
        trial(viewer, { listing: ground.listing.code, listed: ground.listed.code }, ground),
      );
      const expected = verb.startsWith("listed.")
        ? expectedOutcome(viewer, verb, { read: "listed.read", row: ground.listed })
        : expectedOfListing(viewer, verb, ground, (asked) => roleMay(role, asked));
      expect(found.outcome, `${unit}${secret ? " 保密" : ""}`).toBe(expected);
      const nobody = await outcomeOf(trial(viewer, unknown, ground));
      if (found.outcome === "missing") expect(nobody).toEqual(found);
    }
  });
});

describe.each(roles)("%s", (role) => {
  test("adds candidates, sheets of them and listed companies only where the policy table says", async () => {
    const viewer = people.get(role) as Viewer;
    const ground = await groundIn("330825", false);
    const { companyId, unitId } = ground.listing;
    const listing = listingInput.parse({
      ...rawOf(listingFields, null),
      companyId: String(companyId),
      unitId: String(unitId),
    });
    const listed = listedInput.parse({
      ...rawOf(listedFields, null),
      companyId: String(ground.listed.companyId),
      unitId: String(unitId),
      board: "STAR",
      listedOn: "2024-05-06",
    });
    const tried: [Verb, () => Promise<unknown>][] = [
      ["listing.log", () => logListing(viewer, { listing, milestones: [] })],
      ["listing.import", () => logListings(viewer, [{ listing, milestones: [] }])],
      ["listed.log", () => logListed(viewer, listed)],
    ];
    for (const [verb, work] of tried)
      expect((await outcomeOf(work())).outcome, verb).toBe(roleMay(role, verb) ? "done" : "refused");
  });

  test("revises a standard only where the policy table says", async () => {
    const viewer = people.get(role) as Viewer;
    const [row] = (await allStandards()).filter(({ ruleId }) => ruleId === "NEEQ-5a1");
    const target = { id: row?.id ?? 0, version: 999 };
    const input = {
      validFrom: "2030-01-01",
      value: "5",
      condition: "做市商≥5家",
      ruleName: "演示规则",
      mark: "sourced" as const,
      note: null,
    };
    const expected = roleMay(role, "standard.revise") ? "done" : "refused";
    expect((await outcomeOf(reviseStandard(viewer, target, input))).outcome).toBe(expected);
    expect((await outcomeOf(closeStandard(viewer, target, "2030-01-01"))).outcome).toBe(expected);
  });
});

test("a county officer who may read a case of the county is refused when writing to it, and told who keeps it", async () => {
  const ground = await groundIn("330825", false);
  const officer = people.get("countyOfficer") as Viewer;
  await expect(
    listingTrials["listing.advance"]?.(
      officer,
      { listing: ground.listing.code, listed: ground.listed.code },
      ground,
    ),
  ).rejects.toThrow(Refused);
});
