import type { Viewer } from "@/lib/auth/viewer";
import { listNotices } from "@/lib/projects/desk-queries";
import { lightCounts } from "@/lib/projects/light-queries";
import {
  followUpsDue,
  milestonesToAccept,
  milestonesToPass,
  returnedMilestones,
  startsPassed,
  unreported,
} from "@/lib/projects/today";
import { dutyBox } from "./duty-box";

/** Everything the day holds for this person; what a role may not do is empty. */
export async function deskOf(viewer: Viewer, list: string | undefined) {
  const [duties, followUps, returned, toPass, toAccept, starts, silent, notices, lights] = await Promise.all([
    dutyBox(viewer, list),
    followUpsDue(viewer),
    returnedMilestones(viewer),
    milestonesToPass(viewer),
    milestonesToAccept(viewer),
    startsPassed(viewer),
    unreported(viewer),
    listNotices(viewer, { unreadOnly: true, before: null }),
    lightCounts(viewer),
  ]);
  return { duties, followUps, returned, toPass, toAccept, starts, silent, notices, lights };
}

export type DeskContents = Awaited<ReturnType<typeof deskOf>>;

/** Nothing waits for a judgement, an answer or a report. */
export const isQuiet = ({ toAccept, toPass, returned, followUps, starts }: DeskContents) =>
  [toAccept, toPass, returned, followUps, starts].every(({ total }) => total === 0);
