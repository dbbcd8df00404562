import type { Verb } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { answerCondition } from "@/lib/listings/answer-commands";
import { keepCheck } from "@/lib/listings/check-commands";
import * as cases from "@/lib/listings/commands";
import { listedFields, listingFields } from "@/lib/listings/fields";
import { listedInput, listingInput } from "@/lib/listings/input";
import { engageIntermediary } from "@/lib/listings/intermediary-commands";
import * as listed from "@/lib/listings/listed-commands";
import { findListed } from "@/lib/listings/listed-queries";
import { closeObstacle, raiseObstacle } from "@/lib/listings/obstacle-commands";
import { findListing } from "@/lib/listings/queries";
import type { ListedCompany, ListingCase } from "@/lib/listings/reach";
import { setAsideListing } from "@/lib/listings/side-commands";
import { advanceListing } from "@/lib/listings/stage-commands";
import { reportYear } from "@/lib/listings/year-commands";
import { type anObstacle, aYear, listingNow } from "./listing-builders";
import type { Outcome } from "./role-people";

/** A case and a listed company of one unit. */
export type ListingGround = {
  listing: ListingCase;
  listed: ListedCompany;
  obstacle: Awaited<ReturnType<typeof anObstacle>>;
};
export type ListingTrial = (
  viewer: Viewer,
  code: { listing: string; listed: string },
  ground: ListingGround,
) => Promise<unknown>;

const reason = "角色测试";
const key = () => `key-${Math.random().toString(36).slice(2)}-0123456789`;
const versionOf = async (code: string, { listing }: ListingGround) =>
  code === listing.code ? (await listingNow(code)).version : 1;
const at = async (code: string, ground: ListingGround) => ({ code, version: await versionOf(code, ground) });
const sameListing = ({ listing }: ListingGround) =>
  listingInput.parse(rawOf(listingFields, listing as never));
const sameListed = (row: ListedCompany) => listedInput.parse(rawOf(listedFields, row as never));
const obstacle = { kind: "tax", content: reason, severity: null, departmentId: null, dueOn: null } as const;

/** Verbs that act on one case or one listed company, each by its real command. */
export const listingTrials: Partial<Record<Verb, ListingTrial>> = {
  "listing.read": (viewer, { listing }) => findListing(viewer, listing),
  "listing.revise": async (viewer, { listing }, ground) =>
    cases.reviseListing(viewer, { ...(await at(listing, ground)), listing: sameListing(ground) }),
  "listing.advance": async (viewer, { listing }, ground) =>
    advanceListing(viewer, {
      ...(await at(listing, ground)),
      stage: "CULT",
      actualOn: "2025-03-03",
      note: reason,
      fileKey: null,
      shares: null,
      confirmed: ["backwards"],
    }),
  "listing.setAside": async (viewer, { listing }, ground) =>
    setAsideListing(viewer, {
      ...(await at(listing, ground)),
      kind: "SUSPEND",
      fromDay: "2025-03-03",
      reason,
    }),
  "listing.reportYear": (viewer, { listing }) =>
    reportYear(viewer, { code: listing, version: null, year: aYear(2024, { revenue: "12000" }) }),
  "listing.answer": (viewer, { listing }) =>
    answerCondition(viewer, {
      code: listing,
      metric: "holders",
      typed: "200",
      asOf: "2025-03-03",
      note: null,
    }),
  "listing.engage": (viewer, { listing }) =>
    engageIntermediary(viewer, {
      key: key(),
      code: listing,
      intermediary: {
        role: "sponsor",
        firm: "示例证券",
        people: null,
        fromDay: null,
        toDay: null,
        note: null,
      },
      replaces: null,
    }),
  "listing.raiseObstacle": (viewer, { listing }) =>
    raiseObstacle(viewer, { key: key(), code: listing, obstacle }),
  "listing.closeObstacle": (viewer, { listing }, ground) =>
    closeObstacle(viewer, {
      code: listing,
      id: ground.obstacle.id,
      version: ground.obstacle.version,
      closedOn: "2025-03-03",
      closeNote: reason,
      fileKey: null,
    }),
  "listing.check": (viewer, { listing }) =>
    keepCheck(viewer, { code: listing, board: "SSE", asOf: "2025-03-03", note: null }),
  "listing.remove": async (viewer, { listing }, ground) =>
    cases.removeListing(viewer, listing, await versionOf(listing, ground)),
  "listed.read": (viewer, { listed: code }) => findListed(viewer, code),
  "listed.revise": (viewer, { listed: code }, ground) =>
    listed.reviseListed(viewer, { code, version: ground.listed.version, listed: sameListed(ground.listed) }),
  "listed.remove": (viewer, { listed: code }, ground) =>
    listed.removeListed(viewer, code, ground.listed.version),
};

const knowsSecrets = ["listingOfficer", "cityHead", "leader"];

/** What should happen, worked out without the commands. A department sees the case that owes it something. */
export function expectedOfListing(
  viewer: Viewer,
  verb: Verb,
  { listing, obstacle: owed }: ListingGround,
  may: (verb: Verb) => boolean,
): Outcome {
  const isRead = verb === "listing.read";
  if (!may(verb)) return isRead ? "missing" : "refused";
  const isTrusted = viewer.grants.some(({ role }) => knowsSecrets.includes(role));
  const isOwed = viewer.grants.some(
    ({ role, unitIds }) =>
      role === "departmentContact" && owed.departmentId !== null && unitIds.includes(owed.departmentId),
  );
  const isSeen = reaches(viewer, "listing.read", listing) || isOwed;
  if (!isSeen || (listing.isConfidential && !isTrusted)) return "missing";
  return isRead || reaches(viewer, verb, listing) ? "done" : "refused";
}
