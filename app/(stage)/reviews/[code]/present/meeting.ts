import type { MeetingResolution } from "@/lib/reviews/decided";
import type { WholeFigures } from "@/lib/reviews/figures";
import type { ResolutionForm } from "@/lib/reviews/input";
import type { Owners } from "@/lib/reviews/owners";
import type { MeetingItem } from "@/lib/reviews/queries";
import type { Standing } from "@/lib/reviews/standing";

/** What the projector is given when it opens; nothing more is needed to go on. */
export type Meeting = {
  review: {
    code: string;
    title: string;
    heldOn: string;
    startsAt: string;
    place: string | null;
    chair: string | null;
    budget: number;
    frozenAt: string | null;
    state: string;
    version: number;
  };
  viewer: { userId: number; name: string };
  may: { run: boolean; resolve: boolean; close: boolean };
  items: readonly MeetingItem[];
  whole: WholeFigures | null;
  resolutions: readonly MeetingResolution[];
  standing: Standing;
  owners: Owners;
};

/** Cover, the whole city, the items one by one, what was decided. */
export type Page =
  | { kind: "cover" }
  | { kind: "whole" }
  | { kind: "item"; item: MeetingItem; place: number }
  | { kind: "end" };

export const pagesOf = (items: readonly MeetingItem[], whole: WholeFigures | null): Page[] => [
  { kind: "cover" },
  ...(whole ? [{ kind: "whole" as const }] : []),
  ...items.map((item, place) => ({ kind: "item" as const, item, place })),
  { kind: "end" },
];

export const itemIdOf = (page: Page | undefined): number | null =>
  page?.kind === "item" ? page.item.id : null;

/** Where the page of an item lies; the cover for none. */
export const placeOf = (pages: readonly Page[], itemId: number | null): number =>
  Math.max(0, itemId === null ? 0 : pages.findIndex((page) => itemIdOf(page) === itemId));

/** `3:05` */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export const noResolution: ResolutionForm = {
  itemId: null,
  kind: "assign",
  verdict: null,
  body: "",
  level: "normal",
  ownerUnitId: null,
  ownerId: null,
  departmentId: null,
  dueOn: "",
  projects: [],
};

export const formOf = (one: MeetingResolution): ResolutionForm => ({
  itemId: one.itemId,
  kind: one.kind,
  verdict: one.verdict,
  body: one.body,
  level: one.level,
  ownerUnitId: one.ownerUnitId,
  ownerId: one.ownerId,
  departmentId: one.departmentId,
  dueOn: one.dueOn ?? "",
  projects: one.projects.map(({ code }) => code),
});

/** What a new resolution about an item starts from: its suggestion, its unit, its project. */
export function startOf(item: MeetingItem | null): ResolutionForm {
  if (!item) return noResolution;
  const project = item.figures.kind === "topic" ? null : item.figures.project;
  return {
    ...noResolution,
    itemId: item.id,
    body: item.suggestion ?? "",
    ownerUnitId: item.unitId,
    // A department that owes the thing itself does not help with it as well.
    departmentId: item.departmentId === item.unitId ? null : item.departmentId,
    projects: project ? [project.code] : [],
  };
}
