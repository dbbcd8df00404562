import type { MoveKind, Since } from "@/lib/projects/change-queries";

export type Ask = { since: Since; measure: "count" | "yuan"; kind: MoveKind | null; unit: string | null };

/** The page's address with something changed. */
export function changesHref({ since, measure, kind, unit }: Ask, more: Partial<Ask> = {}): string {
  const ask = { since, measure, kind, unit, ...more };
  const query = new URLSearchParams();
  if (ask.since.choice !== "week")
    query.set("since", ask.since.choice === "day" ? ask.since.day : ask.since.choice);
  if (ask.measure === "yuan") query.set("measure", "yuan");
  if (ask.kind) query.set("kind", ask.kind);
  if (ask.unit) query.set("unit", ask.unit);
  const text = query.toString();
  return `/projects/changes${text ? `?${text}` : ""}${ask.kind ? "#rows" : ""}`;
}
