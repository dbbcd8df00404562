import type { Verb } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import * as lights from "@/lib/projects/lights/commands";
import * as returns from "@/lib/projects/months/returns";
import type { Project } from "@/lib/projects/reach";

export type LightGround = { project: Project; reason: { id: number; version: number } };
export type LightTrial = (viewer: Viewer, code: string, ground: LightGround) => Promise<unknown>;

const reason = "角色测试";
const untilDay = addDays(today(), 20);

/** Verbs about lights and months that act on one project, each by its real command. */
export const lightTrials: Partial<Record<Verb, LightTrial>> = {
  "light.explain": (viewer, code) => lights.explainLight(viewer, { code, rule: "SILENCE", reason, untilDay }),
  "light.judge": (viewer, code, ground) =>
    lights.judgeReason(viewer, { code, ...ground.reason, verdict: "accepted", answer: null }),
  "light.override": (viewer, code) =>
    lights.overrideLight(viewer, { code, colour: "green", reason, untilDay }),
  "progress.return": (viewer, code) =>
    returns.returnCell(viewer, { code, month: "2025-03", cell: "words", reason }),
};
