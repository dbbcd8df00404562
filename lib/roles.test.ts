import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { companies as companyTable } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { roleMay, type Verb, verbs } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { aCompany, aProject, aUnit, projectNow } from "@/lib/demo/builders";
import { expectedOutcome, outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { trials } from "@/lib/demo/role-trials";
import {
  accountTrials,
  anAccount,
  roleTrials,
  triedElsewhere,
  unitTrials,
} from "@/lib/demo/role-trials-office";
import type { Ground, Trial } from "@/lib/demo/trial";

let people: ReadonlyMap<Role, Viewer>;

async function groundIn(unit: string): Promise<Ground> {
  const made = await aProject({ unit, chainCode: "XNY" });
  const { id } = await aCompany({ unit });
  const [company] = await db.select().from(companyTable).where(eq(companyTable.id, id));
  if (!company) throw new Error("no company");
  return { project: await projectNow(made.id), company, unit };
}

beforeAll(async () => {
  people = await peopleOfEveryRole();
}, 60_000);

const unknown = { project: "XS-22222222", company: "QY-22222222" };
const county = "330825";
const elsewhere = "330824";

function expected(viewer: Viewer, verb: Verb, { project, company }: Ground) {
  return /^(company|contact)\./.test(verb)
    ? expectedOutcome(viewer, verb, { read: "company.read", row: company })
    : expectedOutcome(viewer, verb, { read: "project.read", row: project });
}

describe.each(Object.keys(trials) as Verb[])("%s", (verb) => {
  const trial = trials[verb] as Trial;

  test.each(roles)(
    "by %s: own unit, another unit and an unknown code as the policy table says",
    async (role) => {
      const viewer = people.get(role) as Viewer;
      for (const unit of [county, elsewhere]) {
        const ground = await groundIn(unit);
        const codes = { project: ground.project.code, company: ground.company.code };
        const found = await outcomeOf(trial(viewer, codes, ground));
        expect(found.outcome, unit).toBe(expected(viewer, verb, ground));
        const nobody = await outcomeOf(trial(viewer, unknown, ground));
        if (found.outcome === "missing") expect(nobody).toEqual(found);
      }
    },
  );
});

describe.each(Object.entries(unitTrials))("%s", (verb, trial) => {
  test.each(roles)("by %s: in one's own unit only, as the policy table says", async (role) => {
    const viewer = people.get(role) as Viewer;
    for (const code of [county, elsewhere, "330800B1"]) {
      const { id: unitId } = await aUnit(code);
      const { outcome } = await outcomeOf(trial(viewer, unitId));
      expect(outcome, code).toBe(reaches(viewer, verb as Verb, { unitId }) ? "done" : "refused");
    }
  });
});

/** Lists of what one may not read at all are empty; acts are refused. */
const whenClosed = (verb: string) =>
  verb.endsWith(".read") && verb !== "notice.read" ? "missing" : "refused";

describe.each(Object.entries(roleTrials))("%s", (verb, trial) => {
  test.each(roles)("by %s: as the policy table says", async (role) => {
    const { outcome } = await outcomeOf(trial(people.get(role) as Viewer));
    expect(outcome).toBe(roleMay(role, verb as Verb) ? "done" : whenClosed(verb));
  });
});

describe.each(Object.entries(accountTrials))("%s", (verb, trial) => {
  test.each(roles)("by %s: as the policy table says, and an unknown account is missing", async (role) => {
    const viewer = people.get(role) as Viewer;
    const closed = whenClosed(verb);
    const { outcome } = await outcomeOf(trial(viewer, await anAccount()));
    expect(outcome).toBe(roleMay(role, verb as Verb) ? "done" : closed);
    if (verb === "person.create") return;
    const nobody = await outcomeOf(trial(viewer, "nobody-has-this-name"));
    expect(nobody.outcome).toBe(roleMay(role, verb as Verb) ? "missing" : closed);
  });
});

const subjects =
  /^(company|contact|project|progress|followUp|comment|task|view|draft|notice|session|password|theme|preview|role|person|grant|unit|dictionary|audit)\./;

const isTrial = /(?:\.test|\.spec|-trials(?:-\w+)?)\.ts$/;

/** Every test and trial of the house but this one, as text. */
function trialTexts(): string[] {
  const files = ["lib", "e2e"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  return files
    .filter((file) => isTrial.test(file) && file !== join("lib", "roles.test.ts"))
    .map((file) => readFileSync(file, "utf8"));
}

describe("every verb", () => {
  test("has a trial by its own command, or a reason why not", () => {
    const tried = { ...trials, ...unitTrials, ...roleTrials, ...accountTrials, ...triedElsewhere };
    expect(verbs.filter((verb) => subjects.test(verb) && !(verb in tried))).toEqual([]);
  });

  test("of whatever subject is named by some trial, or has a reason why not", () => {
    const texts = trialTexts();
    const isNamed = (verb: Verb) => texts.some((text) => text.includes(`"${verb}"`));
    expect(verbs.filter((verb) => !isNamed(verb) && !(verb in triedElsewhere))).toEqual([]);
  });

  test.each(verbs)(
    "%s is refused to every role the policy table does not name, and to all who only preview a role",
    async (verb) => {
      for (const role of roles) {
        const viewer = people.get(role) as Viewer;
        const trying = outcomeOf(change(viewer, verb, async () => "ran"));
        expect((await trying).outcome, role).toBe(roleMay(role, verb) ? "done" : "refused");
        if (verb === "preview.leave") continue;
        expect((await outcomeOf(change({ ...viewer, preview: role }, verb, async () => "ran"))).outcome).toBe(
          "refused",
        );
      }
    },
  );
});
