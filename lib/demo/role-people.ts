import { roleMay, type Verb } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerOf } from "./builders";

export type Outcome = "done" | "refused" | "missing";

/** A rule of the business may still say no, or the row may have moved on: the door itself was open. */
export async function outcomeOf(work: Promise<unknown>): Promise<{ outcome: Outcome; message: string }> {
  try {
    await work;
    return { outcome: "done", message: "" };
  } catch (error) {
    if (error instanceof Unacceptable || error instanceof Stale) return { outcome: "done", message: "" };
    if (error instanceof Refused) return { outcome: "refused", message: error.message };
    if (error instanceof Missing) return { outcome: "missing", message: error.message };
    throw error;
  }
}

const homes: Readonly<Record<Role, string>> = {
  countyOfficer: "330825",
  countyReviewer: "330825",
  cityOfficer: "330800B1",
  cityHead: "330800B1",
  chainTaskForce: "330800C-XCL",
  fundOfficer: "330800F1",
  listingOfficer: "330800J1",
  departmentContact: "330800D1",
  leader: "330800",
  systemAdmin: "330800",
  securityAdmin: "330800",
  auditAdmin: "330800",
};

/** One person of every role, each at home where that role works; the task force keeps 新材料. */
export async function peopleOfEveryRole(): Promise<ReadonlyMap<Role, Viewer>> {
  const people = new Map<Role, Viewer>();
  for (const role of roles)
    people.set(
      role,
      await viewerOf({ role, unit: homes[role], chainCode: role === "chainTaskForce" ? "XCL" : undefined }),
    );
  return people;
}

/** What the policy table says should happen, worked out without the commands. `read` is the verb that shows the row. */
export function expectedOutcome(
  viewer: Viewer,
  verb: Verb,
  { read, row }: { read: Verb; row: { unitId: number; chainCode?: string | null } },
): Outcome {
  if (!viewer.grants.some(({ role }) => roleMay(role, verb))) return verb === read ? "missing" : "refused";
  if (!reaches(viewer, read, row)) return "missing";
  return reaches(viewer, verb, row) ? "done" : "refused";
}
