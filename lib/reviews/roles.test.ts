import { beforeAll, describe, expect, test } from "vitest";
import { roleMay, type Verb } from "@/lib/auth/policy";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, aUnit } from "@/lib/demo/builders";
import { aResolution, aReview, aReviewInput, cityOfficer } from "@/lib/demo/builders-reviews";
import { type Outcome, outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { addItems, orderItems, prepareItem, removeItem } from "./agenda-commands";
import { conveneReview, freezeReview, reviseReview } from "./commands";
import { followReview, meetingNow } from "./following";
import { findReview, itemsOf } from "./queries";
import type { Review } from "./reach";
import { resolve, reviseResolution, withdrawResolution } from "./resolution-commands";
import type { ReviewState } from "./rules";
import { closeReview, startReview, turnTo } from "./running-commands";

let city: Viewer;
let people: ReadonlyMap<Role, Viewer>;
beforeAll(async () => {
  [city, people] = [await cityOfficer(), await peopleOfEveryRole()];
}, 60_000);

/** A meeting about one project of 龙游 in the chain 新材料, where the county people of the test are at home. */
async function groundAt(state: ReviewState): Promise<Review> {
  const project = await aProject({ chainCode: "XCL" });
  return aReview(city, { projects: [project.code], state });
}

type Trial = {
  verb: Verb;
  what: string;
  state: ReviewState;
  act: (viewer: Viewer, code: string) => Promise<unknown>;
};

const version = async (code: string) => (code === unknown ? 1 : (await findReview(city, code)).version);
const itemAt = async (code: string) => {
  const [item] = code === unknown ? [] : await itemsOf(city, await findReview(city, code));
  return { code, id: item?.id ?? 1, version: item?.version ?? 1 };
};
const decided = async (code: string) => {
  if (code === unknown) return { code, id: 1, version: 1 };
  const { id, version: first } = await resolve(city, code, await aResolution());
  return { code, id, version: first };
};
const unknown = "DD2000-99";

const trials: readonly Trial[] = [
  {
    verb: "review.convene",
    what: "put right",
    state: "frozen",
    act: async (viewer, code) => reviseReview(viewer, { code, version: await version(code) }, aReviewInput),
  },
  {
    verb: "review.arrange",
    what: "add",
    state: "draft",
    act: (viewer, code) =>
      addItems(viewer, { code, items: [{ kind: "topic", topic: "funds", title: null, minutes: 5 }] }),
  },
  {
    verb: "review.arrange",
    what: "order",
    state: "frozen",
    act: async (viewer, code) =>
      orderItems(viewer, { code, version: await version(code), ids: [(await itemAt(code)).id] }),
  },
  {
    verb: "review.arrange",
    what: "prepare",
    state: "frozen",
    act: async (viewer, code) =>
      prepareItem(viewer, {
        ...(await itemAt(code)),
        ...{ title: null, minutes: 3, presenter: null, obstacle: null, departmentId: null, suggestion: null },
      }),
  },
  {
    verb: "review.arrange",
    what: "remove",
    state: "frozen",
    act: async (viewer, code) => removeItem(viewer, await itemAt(code)),
  },
  {
    verb: "review.freeze",
    what: "freeze",
    state: "draft",
    act: async (viewer, code) => freezeReview(viewer, { code, version: await version(code) }),
  },
  {
    verb: "review.run",
    what: "start",
    state: "frozen",
    act: async (viewer, code) => startReview(viewer, { code, version: await version(code) }),
  },
  {
    verb: "review.run",
    what: "turn",
    state: "running",
    act: (viewer, code) => turnTo(viewer, { code, itemId: null, agoMs: 0 }),
  },
  {
    verb: "review.resolve",
    what: "record",
    state: "running",
    act: async (viewer, code) => resolve(viewer, code, await aResolution()),
  },
  {
    verb: "review.resolve",
    what: "change",
    state: "running",
    act: async (viewer, code) =>
      reviseResolution(viewer, await decided(code), await aResolution({ body: "改" })),
  },
  {
    verb: "review.resolve",
    what: "take back",
    state: "running",
    act: async (viewer, code) => withdrawResolution(viewer, await decided(code)),
  },
  {
    verb: "review.close",
    what: "close",
    state: "running",
    act: async (viewer, code) => closeReview(viewer, { code, version: await version(code) }),
  },
];

/** Whole meetings for the city and leaders; of this one, its county and its chain see their item, once it is no draft. */
function sees(role: Role, state: ReviewState): boolean {
  if (["cityOfficer", "cityHead", "leader"].includes(role)) return true;
  return state !== "draft" && ["countyOfficer", "countyReviewer", "chainTaskForce"].includes(role);
}

/** Finding comes before freezing, so that freezing a meeting out of sight says missing to whoever may not freeze either. */
function expected(role: Role, { verb, what, state }: Trial): Outcome[] {
  if (roleMay(role, verb)) return ["done"];
  return ["add", "freeze"].includes(what) && !sees(role, state) ? ["missing"] : ["refused"];
}

describe.each(trials)("$verb: $what", (trial) => {
  test.each(roles)("by %s as the policy table says, and an unknown meeting is missing", async (role) => {
    const viewer = people.get(role) as Viewer;
    const { code } = await groundAt(trial.state);
    const found = await outcomeOf(trial.act(viewer, code));
    expect(expected(role, trial), code).toContain(found.outcome);
    const nowhere = await outcomeOf(trial.act(viewer, unknown));
    expect(nowhere.outcome).toBe(found.outcome === "done" ? "missing" : nowhere.outcome);
    expect(nowhere.outcome).not.toBe("done");
  });
});

describe("review.read", () => {
  test.each(roles)("by %s: the page, its JSON and its stream open and close together", async (role) => {
    const viewer = people.get(role) as Viewer;
    for (const state of ["draft", "running"] as const) {
      const { code } = await groundAt(state);
      const doors = [
        () => findReview(viewer, code),
        () => meetingNow(viewer, code),
        () => followReview(viewer, code, new AbortController().signal).then((stream) => stream.cancel()),
      ];
      for (const door of doors)
        expect((await outcomeOf(door())).outcome, `${code} ${state}`).toBe(
          sees(role, state) ? "done" : "missing",
        );
    }
  });

  test.each([
    "countyOfficer",
    "chainTaskForce",
    "departmentContact",
    "fundOfficer",
    "listingOfficer",
  ] as const)("another unit's %s finds nothing of a meeting about somebody else", async (role) => {
    const stranger = { ...(people.get(role) as Viewer) };
    const project = await aProject({ unit: "330824", chainCode: "XNY" });
    const { code } = await aReview(city, { projects: [project.code], state: "running" });
    expect((await outcomeOf(findReview(stranger, code))).outcome).toBe("missing");
  });

  test("a topic is open to the unit that presents it, a resolution to the unit it is addressed to", async () => {
    const fund = people.get("fundOfficer") as Viewer;
    const department = people.get("departmentContact") as Viewer;
    const { code } = await groundAt("running");
    const owner = await aUnit("330800D1");
    await resolve(city, code, await aResolution({ ownerUnitId: owner.id, body: "发改委来办" }));
    expect((await outcomeOf(findReview(fund, code))).outcome).toBe("missing");
    expect((await meetingNow(department, code)).resolutions.map(({ body }) => body)).toEqual(["发改委来办"]);
    expect((await meetingNow(department, code)).items).toEqual([]);
  });

  test("convening is for the city alone", async () => {
    for (const role of roles) {
      const tried = await outcomeOf(conveneReview(people.get(role) as Viewer, aReviewInput));
      expect(tried.outcome, role).toBe(roleMay(role, "review.convene") ? "done" : "refused");
    }
  });
});
