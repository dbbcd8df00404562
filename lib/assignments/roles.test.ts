import { beforeAll, describe, expect, test } from "vitest";
import { roleMay, type Verb } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerOf } from "@/lib/demo/builders";
import {
  anAssignment,
  anAssignmentInput,
  answered,
  assignmentNow,
  aWorkday,
  targetOf,
} from "@/lib/demo/builders-assignments";
import { type Outcome, outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { randomCode } from "@/lib/fields/codes";
import { assign } from "./commands";
import { askExtension, judgeExtension } from "./extensions";
import { close, receive, reply, report, returnReply, say, withdraw } from "./handling";
import { findAssignment } from "./queries";
import type { Assignment } from "./reach";

let people: ReadonlyMap<Role, Viewer>;
let officers: Readonly<Record<string, Viewer>>;

beforeAll(async () => {
  people = await peopleOfEveryRole();
  officers = { "330825": await viewerOf({ unit: "330825" }), "330824": await viewerOf({ unit: "330824" }) };
}, 60_000);

const key = () => randomCode("K").repeat(2);

type At = { code: string; version: number };
type Trial = (viewer: Viewer, at: At, made: Assignment) => Promise<unknown>;

const fresh = (owner: string) => anAssignment({ owner });
const inHand = async (owner: string) => {
  const made = await fresh(owner);
  await receive(officers[owner] as Viewer, await targetOf(made));
  return made;
};
const replied = async (owner: string) => answered(await fresh(owner), officers[owner] as Viewer);

/** Each verb by its real command, on an assignment that stands where the verb applies. */
const trials: Readonly<
  Partial<Record<Verb, { ground: (owner: string) => Promise<Assignment>; run: Trial }>>
> = {
  "assignment.read": { ground: fresh, run: (viewer, { code }) => findAssignment(viewer, code) },
  "assignment.receive": { ground: fresh, run: (viewer, at) => receive(viewer, at) },
  "assignment.report": {
    ground: inHand,
    run: (viewer, at) => report(viewer, { ...at, key: key(), body: "正在办", files: [] }),
  },
  "assignment.reply": {
    ground: inHand,
    run: (viewer, at) =>
      reply(viewer, { ...at, key: key(), body: "办好了", files: [], confirmed: ["noPapers"] }),
  },
  "assignment.askExtension": {
    ground: inHand,
    run: async (viewer, at) =>
      askExtension(viewer, { ...at, key: key(), askedDay: await aWorkday(30), reason: "等待批复" }),
  },
  "assignment.judgeExtension": {
    ground: inHand,
    run: (viewer, at, { id }) => judgeExtension(viewer, { ...at, id, granted: true, answer: null }),
  },
  "assignment.close": { ground: replied, run: (viewer, at) => close(viewer, { ...at, note: null }) },
  "assignment.return": {
    ground: replied,
    run: (viewer, at) => returnReply(viewer, { ...at, reason: "不全" }),
  },
  "assignment.withdraw": {
    ground: fresh,
    run: (viewer, at) => withdraw(viewer, { ...at, reason: "不办了" }),
  },
  "assignment.say": {
    ground: fresh,
    run: (viewer, { code }) => say(viewer, { code, key: key(), body: "请抓紧" }),
  },
};

const judging: readonly Verb[] = [
  ...(["assignment.judgeExtension", "assignment.close"] as const),
  ...(["assignment.return", "assignment.withdraw"] as const),
];

/** What the policy table says, worked out without the commands: the city watches, the county owes. */
function expected(viewer: Viewer, verb: Verb, made: Assignment): Outcome {
  const role = viewer.grants[0]?.role as Role;
  if (!roleMay(role, verb)) return verb === "assignment.read" ? "missing" : "refused";
  const everything = ["cityOfficer", "cityHead", "leader"].includes(role);
  const concerned = viewer.unitId === made.ownerUnitId || viewer.unitId === made.supervisorUnitId;
  if (!everything && !concerned) return "missing";
  if (verb === "assignment.read" || verb === "assignment.say") return "done";
  const side = judging.includes(verb) ? made.supervisorUnitId : made.ownerUnitId;
  return reaches(viewer, verb, { unitId: side }) ? "done" : "refused";
}

describe.each(Object.keys(trials) as Verb[])("%s", (verb) => {
  test.each(roles)("by %s: own unit, another unit and an unknown number", async (role) => {
    const viewer = people.get(role) as Viewer;
    const trial = trials[verb];
    if (!trial) throw new Error("no trial");
    for (const owner of ["330825", "330824"]) {
      const made = await assignmentNow((await trial.ground(owner)).id);
      const at = { code: made.code, version: made.version };
      const found = await outcomeOf(trial.run(viewer, at, made));
      expect(found.outcome, owner).toBe(expected(viewer, verb, made));
      const nobody = await outcomeOf(trial.run(viewer, { code: "DB2000-1", version: 1 }, made));
      if (found.outcome === "missing") expect(nobody).toEqual(found);
    }
  });
});

test.each(roles)("assignment.assign by %s: to the own unit and to another", async (role) => {
  const viewer = people.get(role) as Viewer;
  for (const owner of ["330825", "330824"]) {
    const input = await anAssignmentInput({ owner });
    const { outcome } = await outcomeOf(assign(viewer, input));
    const may = reaches(viewer, "assignment.assign", { unitId: input.facts.ownerUnitId });
    expect(outcome, owner).toBe(may ? "done" : "refused");
  }
});
