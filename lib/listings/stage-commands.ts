import "server-only";
import type { Transaction } from "@/db/client";
import { listingMilestones } from "@/db/schema";
import { change, type Recorder } from "@/lib/audit/change";
import { NeedsConfirmation, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { AdvanceInput, PlanStageInput, SetBackInput } from "./input";
import { logListedOfCase } from "./listed-commands";
import { type ListingCase, listingInReach } from "./reach";
import { isBefore, type ListingStage } from "./rules";
import {
  claimFile,
  milestoneOfStage,
  milestonesOfCase,
  refreshCase,
  refuseLaterThanToday,
  requireCaseVersion,
  setMilestone,
} from "./stage-cache";

type Within = { tx?: Transaction };

const labelOf = (listing: ListingCase, stage: string) => `${listing.companyName} ${stage}`;

/** When a stage is meant to be reached. */
export function planListingStage(
  viewer: Viewer,
  { code, version, stage, plannedOn }: PlanStageInput,
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.advance",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.advance", code);
      await requireCaseVersion(open, listing, version);
      const before = await milestoneOfStage(open, viewer, listing.id, stage);
      if (before.plannedOn === plannedOn) return;
      const after = await setMilestone(open, viewer, before, { plannedOn });
      record(listingMilestones, before, after, { label: labelOf(listing, stage) });
      await refreshCase(open, viewer, listing, record);
    },
    { tx },
  );
}

/** A stage is reached on a day. 上市 also enters the register of listed companies, in the same act. */
export function advanceListing(viewer: Viewer, input: AdvanceInput, { tx }: Within = {}): Promise<void> {
  return change(
    viewer,
    "listing.advance",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.advance", input.code);
      await requireCaseVersion(open, listing, input.version);
      refuseLaterThanToday(input.actualOn, "actualOn");
      if (listing.sideState === "WITHDRAW")
        throw new Unacceptable("这家企业已撤回或终止，请先办理“恢复推进”再填报阶段");
      await askAboutOrder(open, listing, input);
      const before = await milestoneOfStage(open, viewer, listing.id, input.stage);
      const fileId = await claimFile(open, viewer, listing.id, input.fileKey);
      const after = await setMilestone(open, viewer, before, {
        actualOn: input.actualOn,
        note: input.note,
        ...(fileId ? { fileId } : {}),
      });
      record(listingMilestones, before, after, { label: labelOf(listing, input.stage) });
      if (input.stage === "LISTED") await logListedOfCase(viewer, listing, input, open);
      await refreshCase(open, viewer, listing, record, input.stage === "LISTED" ? { tier: "LISTED" } : {});
    },
    { tx },
  );
}

/** Dates that run against the order of the stages are asked about, and the note says why. */
async function askAboutOrder(
  tx: Transaction,
  listing: ListingCase,
  { stage, actualOn, note, confirmed }: AdvanceInput,
) {
  const others = await milestonesOfCase(tx, listing.id);
  const against = others.find((one) => {
    if (!one.actualOn || one.stage === stage) return false;
    return isBefore(one.stage as ListingStage, stage) ? one.actualOn > actualOn : one.actualOn < actualOn;
  });
  if (!against) return;
  if (!confirmed.includes("backwards"))
    throw new NeedsConfirmation(
      "这个日期与前后阶段的先后顺序相反。如属实，请在说明里写明原因后再次提交。",
      "backwards",
    );
  if (!note) throw new Unacceptable("日期先后相反，请在说明里写明原因", { note: "请写明原因" });
}

/** Back to an earlier stage: what came after it is cleared, in the open and with a reason. */
export function setBackListing(
  viewer: Viewer,
  { code, version, stage, reason }: SetBackInput,
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.advance",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.advance", code);
      await requireCaseVersion(open, listing, version);
      if (listing.stage === "LISTED")
        throw new Unacceptable("这家企业已记入上市公司册；如登记有误，请先在上市公司册删除那一条");
      const later = (await milestonesOfCase(open, listing.id)).filter(
        (one) => one.actualOn && isBefore(stage, one.stage as ListingStage),
      );
      if (later.length === 0) throw new Unacceptable("企业不在这个阶段之后，不用回退");
      await clearStages(open, viewer, listing, later, { record, reason });
      await refreshCase(open, viewer, listing, record, { reason });
    },
    { tx },
  );
}

async function clearStages(
  tx: Transaction,
  viewer: Viewer,
  listing: ListingCase,
  later: Awaited<ReturnType<typeof milestonesOfCase>>,
  { record, reason }: { record: Recorder; reason: string },
) {
  for (const before of later) {
    const after = await setMilestone(tx, viewer, before, { actualOn: null, fileId: null });
    record(listingMilestones, before, after, { label: labelOf(listing, before.stage), reason });
  }
}
