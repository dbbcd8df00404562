import { randomBytes } from "node:crypto";
import { calendarNow } from "@/lib/assignments/timing";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import { workdayFrom } from "@/lib/date/workdays";
import { addItems } from "@/lib/reviews/agenda-commands";
import { conveneReview, freezeReview } from "@/lib/reviews/commands";
import type { Addition, ResolutionInput, ReviewInput } from "@/lib/reviews/input";
import { findReview } from "@/lib/reviews/queries";
import type { Review } from "@/lib/reviews/reach";
import type { ReviewState } from "@/lib/reviews/rules";
import { startReview } from "@/lib/reviews/running-commands";
import { viewerOf } from "./builders";

export const cityOfficer = (): Promise<Viewer> => viewerOf({ role: "cityOfficer", unit: "330800B1" });

export const aReviewInput: ReviewInput = {
  title: "测试调度会",
  heldOn: today(),
  startsAt: "14:30",
  place: "示例会议室",
  chair: null,
  attendees: null,
  budget: 90,
  freezesAt: null,
};

/** The review of the city with these projects (by code) on its agenda, taken as far as asked. */
export async function aReview(
  by: Viewer,
  { projects = [], state = "draft" }: { projects?: string[]; state?: ReviewState } = {},
): Promise<Review> {
  const code = await conveneReview(by, aReviewInput);
  const items = projects.map((project): Addition => ({ kind: "project", project, rule: null }));
  if (items.length > 0) await addItems(by, { code, items });
  const version = async () => (await findReview(by, code)).version;
  if (state !== "draft") await freezeReview(by, { code, version: await version() });
  if (state === "running") await startReview(by, { code, version: await version() });
  return findReview(by, code);
}

export const aResolution = async (facts: Partial<ResolutionInput> = {}): Promise<ResolutionInput> => ({
  itemId: null,
  kind: "assign",
  verdict: null,
  body: "尽快办理施工许可",
  level: "normal",
  ownerUnitId: null,
  ownerId: null,
  departmentId: null,
  dueOn: workdayFrom(addDays(today(), 20), (await calendarNow()).holidays),
  projects: [],
  ...facts,
});

export const aKey = (): string => randomBytes(18).toString("base64url");
