import { beforeAll, describe, expect, test } from "vitest";
import { assignmentLedger } from "@/lib/assignments/ledger";
import { assignmentReach } from "@/lib/assignments/reach";
import { roleMay } from "@/lib/auth/policy";
import { Refused } from "@/lib/auth/refusals";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { type LedgerExport, ledgerDownload } from "@/lib/export/ledger-download";
import { flowLedger } from "@/lib/funds/flow-ledger";
import { fundLedger } from "@/lib/funds/fund-ledger";
import { dealLedger } from "@/lib/funds/ledger";
import { dealReach, flowReach, fundReach } from "@/lib/funds/reach";

const ledgers: readonly Omit<LedgerExport, "definition">[] = [
  { verb: "fund.export", ledger: fundLedger, reach: fundReach },
  { verb: "deal.export", ledger: dealLedger, reach: dealReach },
  { verb: "flow.export", ledger: flowLedger, reach: flowReach },
  { verb: "assignment.export", ledger: assignmentLedger, reach: assignmentReach },
];

let people: ReadonlyMap<Role, Viewer>;
beforeAll(async () => {
  people = await peopleOfEveryRole();
}, 60_000);

describe.each(ledgers)("$verb", (ledger) => {
  test.each(roles)("%s takes the ledger away only where the policy table says so", async (role) => {
    const viewer = people.get(role) as Viewer;
    const taken = (by: Viewer) =>
      ledgerDownload(
        by,
        { ...ledger, definition: "角色检查" },
        { q: "没有这样的记录" },
        new AbortController().signal,
      );
    const { outcome } = await outcomeOf(taken(viewer));
    expect(outcome).toBe(roleMay(role, ledger.verb) ? "done" : "refused");
    await expect(taken({ ...viewer, preview: role })).rejects.toThrow(Refused);
  });
});
