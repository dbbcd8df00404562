import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingSideStates } from "@/db/schema";
import { change, type Recorder, touched } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { requireKnownCodes } from "@/lib/dictionaries/commands";
import { listingFields } from "./fields";
import type { ResumeInput, SetAsideInput, SwitchInput } from "./input";
import { type ListingCase, listingInReach } from "./reach";
import { openSideState, refreshCase, refuseLaterThanToday, requireCaseVersion } from "./stage-cache";

type Within = { tx?: Transaction };

const labelOf = (listing: ListingCase, kind: string) => `${listing.companyName} ${kind}`;

/** 中止 or 撤回/终止: the stage stays where it was, the case stands beside the line. */
export function setAsideListing(
  viewer: Viewer,
  { code, version, kind, fromDay, reason }: SetAsideInput,
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.setAside",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.setAside", code);
      await requireCaseVersion(open, listing, version);
      refuseLaterThanToday(fromDay, "fromDay");
      if (listing.stage === "LISTED") throw new Unacceptable("这家企业已经上市，退市请在上市公司册办理");
      const now = await openSideState(open, listing.id);
      if (now?.kind === kind) throw new Unacceptable("这家企业已经是这个状态");
      if (now) await endSideState(open, viewer, listing, now, { toDay: fromDay, record });
      await beginSideState(open, viewer, listing, { kind, fromDay, reason }, record);
      await refreshCase(open, viewer, listing, record, { reason });
    },
    { tx },
  );
}

/** The side state ends and the case goes on from the stage it is at. */
export function resumeListing(
  viewer: Viewer,
  { code, version, toDay, reason }: ResumeInput,
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.setAside",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.setAside", code);
      await requireCaseVersion(open, listing, version);
      refuseLaterThanToday(toDay, "toDay");
      const now = await openSideState(open, listing.id);
      if (!now) throw new Unacceptable("这家企业在正常推进，不用恢复");
      await endSideState(open, viewer, listing, now, { toDay, record, reason });
      await refreshCase(open, viewer, listing, record, { reason });
    },
    { tx },
  );
}

/** 换板: another target from a day on; both boards stay on record. */
export function switchBoard(
  viewer: Viewer,
  { code, version, board, fromDay, reason }: SwitchInput,
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.setAside",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.setAside", code);
      await requireCaseVersion(open, listing, version);
      refuseLaterThanToday(fromDay, "fromDay");
      await requireKnownCodes(open, { board: listingFields.board }, { board });
      if (listing.stage === "LISTED") throw new Unacceptable("这家企业已经上市，不能换板");
      if (board === listing.board)
        throw new Unacceptable("新板块与现在的相同", { board: "请选择另一个板块" });
      const boards = { fromBoard: listing.board, toBoard: board };
      await beginSideState(
        open,
        viewer,
        listing,
        { kind: "SWITCH", fromDay, toDay: fromDay, reason, ...boards },
        record,
      );
      await refreshCase(open, viewer, listing, record, { board, reason });
    },
    { tx },
  );
}

type NewSideState = Omit<typeof listingSideStates.$inferInsert, "caseId">;

async function beginSideState(
  tx: Transaction,
  viewer: Viewer,
  listing: ListingCase,
  state: NewSideState,
  record: Recorder,
) {
  const [begun] = await tx
    .insert(listingSideStates)
    .values({ ...state, caseId: listing.id, createdBy: viewer.userId, updatedBy: viewer.userId })
    .returning();
  if (begun)
    record(listingSideStates, null, begun, { label: labelOf(listing, begun.kind), reason: begun.reason });
}

async function endSideState(
  tx: Transaction,
  viewer: Viewer,
  listing: ListingCase,
  before: typeof listingSideStates.$inferSelect,
  { toDay, record, reason }: { toDay: Day; record: Recorder; reason?: string },
) {
  if (toDay < before.fromDay)
    throw new Unacceptable(`日期不能早于这个状态的起始日 ${before.fromDay}`, { toDay: "早于起始日" });
  const [after] = await tx
    .update(listingSideStates)
    .set({ toDay, ...touched(listingSideStates, viewer) })
    .where(eq(listingSideStates.id, before.id))
    .returning();
  if (after) record(listingSideStates, before, after, { label: labelOf(listing, before.kind), reason });
}
