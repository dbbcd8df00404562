import { beforeAll, describe, expect, test } from "vitest";
import { type Verb, verbs } from "@/lib/auth/policy";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { aDeal, aFund, flowOf } from "@/lib/demo/fund-builders";
import { type FundTrial, fundGroundIn, fundRowOf, fundTrials } from "@/lib/demo/fund-trials";
import { expectedOutcome, outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { rawOf } from "@/lib/fields/input";
import { logFund } from "./commands";
import { logDeal } from "./deal-commands";
import { dealFields, fundFields, roundFields } from "./fields";
import { logFlow } from "./flow-commands";
import { dealInput, fundInput, roundInput } from "./input";

let people: ReadonlyMap<Role, Viewer>;

beforeAll(async () => {
  people = await peopleOfEveryRole();
}, 60_000);

const unknown = { fund: "JJ-22222222", deal: "TZ-22222222", flow: "LS-22222222" };
/** The fund company's own, a county's and another county's. */
const homes = ["330800F1", "330825", "330824"];

describe.each(Object.keys(fundTrials) as Verb[])("%s", (verb) => {
  const trial = fundTrials[verb] as FundTrial;

  test.each(roles)("by %s: own, other and unknown records as the policy table says", async (role) => {
    const viewer = people.get(role) as Viewer;
    for (const unit of homes) {
      const ground = await fundGroundIn(unit);
      const codes = { fund: ground.fund.code, deal: ground.deal.code, flow: ground.flow.code };
      const found = await outcomeOf(trial(viewer, codes, ground));
      expect(found.outcome, unit).toBe(expectedOutcome(viewer, verb, fundRowOf(verb, ground)));
      const nobody = await outcomeOf(trial(viewer, unknown, ground));
      if (found.outcome === "missing") expect(nobody).toEqual(found);
    }
  });
});

test.each(roles)("%s begins funds, deals and flows only if the table says so", async (role) => {
  const viewer = people.get(role) as Viewer;
  const fund = await aFund();
  const deal = await aDeal({ fund });
  const begin: [Verb, () => Promise<unknown>][] = [
    [
      "fund.log",
      () =>
        logFund(viewer, fundInput.parse({ ...rawOf(fundFields, fund as never), name: `${fund.name}二号` })),
    ],
    [
      "deal.log",
      () =>
        logDeal(viewer, {
          deal: dealInput.parse({ ...rawOf(dealFields, null), fundId: String(fund.id) }),
          round: roundInput.parse({
            ...rawOf(roundFields, null),
            companyId: "1",
            name: "A轮",
            unitId: String(fund.unitId),
          }),
        }),
    ],
    [
      "flow.log",
      () => logFlow(viewer, { flow: flowOf(fund, { kind: "fee", day: "2025-05-05", money: "1" }) }),
    ],
  ];
  for (const [verb, work] of begin) {
    const { outcome } = await outcomeOf(work());
    expect(outcome, verb).toBe(role === "fundOfficer" ? "done" : "refused");
  }
  expect(deal.code).toMatch(/^TZ-/);
});

test("every verb on a fund, a deal or a flow that names a record is tried by its own command", () => {
  const elsewhere = new Set(["fund.log", "deal.log", "flow.log", "fund.import"]);
  const named = verbs.filter((verb) => /^(fund|deal|flow)\./.test(verb));
  const untried = named.filter(
    (verb) => !(verb in fundTrials) && !elsewhere.has(verb) && !verb.endsWith(".export"),
  );
  expect(untried).toEqual([]);
});
