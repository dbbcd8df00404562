import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, daysBetween, firstDayOf, isDay, monthOf, today } from "@/lib/date/day";
import { changesBetween, ofUnit, slipsBetween } from "./changes/between";
import { type MoveKind, moveKinds } from "./changes/bridge";
import { type Change, changeOf } from "./changes/lists";
import { type Changes, changesSince as movedSince, type Slip, slipsSince } from "./changes/queries";
import { type SilentList, silentAsOf, silentSince } from "./changes/silence";

export type { Bridge, MoveKind, Stock } from "./changes/bridge";
export type { Change } from "./changes/lists";
export type { Slip } from "./changes/queries";

/** What moves a stock, in words and in the order of a bridge. */
export const moveNames: Readonly<Record<MoveKind, string>> = moveKinds;

export const isMoveKind = (text: string | undefined): text is MoveKind =>
  text !== undefined && Object.hasOwn(moveKinds, text);

/** The moment a day begins in China. */
const dawnOf = (day: Day): string => `${day}T00:00:00+08:00`;

/** Monday of the week. */
export const mondayOf = (day: Day): Day => addDays(day, -(daysBetween("2024-01-01", day) % 7));

/** From when on: a moment, and the day it lies in. */
export type Since = { day: Day; at: string; choice: "week" | "month" | "meeting" | "day" };

/** A meeting's figures were frozen at a moment of that day. */
export type MeetingMoment = { day: Day; frozenAt: string };

/** What the address of the page says: this week, this month, the last meeting, or any day not in the future. */
export function sinceOf(
  text: string | undefined,
  meeting: MeetingMoment | null = null,
  now: Day = today(),
): Since {
  const from = (day: Day, choice: Since["choice"]): Since => ({ day, at: dawnOf(day), choice });
  if (text === "month") return from(firstDayOf(monthOf(now)), "month");
  if (text === "meeting" && meeting) return { day: meeting.day, at: meeting.frozenAt, choice: "meeting" };
  if (text && isDay(text) && text <= now) return from(text, "day");
  return from(mondayOf(now), "week");
}

/** Up to the end of which day; null is now, which is where today and what lies ahead end. */
export const untilOf = (text: string | undefined, since: Since, now: Day = today()): Day | null =>
  text && isDay(text) && text >= since.day && text < now ? text : null;

export type ThisWeek = Omit<Changes, "changed"> & {
  changes: Change[];
  advanced: Change[];
  setBack: Change[];
  silent: SilentList;
  slips: Slip[];
};

type Narrowed = { until?: Day | null; unitId?: number | null; chainCode?: string | null };

/**
 * 本周变化: what came, went, advanced, slipped and kept silent since a moment, up to the end of a day or to now, of all
 * units and chains or of one, as far as the viewer may see.
 */
export async function changesSince(
  viewer: Viewer,
  since: string,
  silentBefore: Day,
  { until = null, unitId = null, chainCode = null }: Narrowed = {},
): Promise<ThisWeek> {
  const [moved, silent, slips] = await Promise.all([
    movedUntil(viewer, since, until, chainCode),
    until === null
      ? silentSince(viewer, silentBefore, { unitId, chainCode })
      : silentAsOf(viewer, silentBefore, until, { unitId, chainCode }),
    slipsUntil(viewer, since, until, chainCode),
  ]);
  const { changed, ...bridges } = unitId === null ? moved : ofUnit(moved, unitId);
  const changes = changed.map(changeOf);
  return {
    ...bridges,
    changes,
    advanced: changes.filter(({ steps }) => steps > 0),
    setBack: changes.filter(({ steps }) => steps < 0),
    silent,
    slips: unitId === null ? slips : slips.filter((slip) => slip.unitId === unitId),
  };
}

const endOf = (day: Day): string => dawnOf(addDays(day, 1));

type Chain = string | null;

async function movedUntil(viewer: Viewer, since: string, until: Day | null, chain: Chain): Promise<Changes> {
  const from = (moment: string) => movedSince(viewer, moment, chain);
  if (until === null) return from(since);
  const [early, later] = await Promise.all([from(since), from(endOf(until))]);
  return changesBetween(early, later);
}

async function slipsUntil(viewer: Viewer, since: string, until: Day | null, chain: Chain): Promise<Slip[]> {
  const from = (moment: string) => slipsSince(viewer, moment, chain);
  if (until === null) return from(since);
  const [early, later] = await Promise.all([from(since), from(endOf(until))]);
  return slipsBetween(early, later);
}

/** How often each project's plans moved since ever: the third slip brings it before a meeting. */
export const slipsEver = (viewer: Viewer): Promise<Slip[]> => slipsSince(viewer, null);
