import type { MoveKind, Since } from "@/lib/projects/change-queries";

export type Ask = {
  since: Since;
  /** Up to the end of this day; null is now. */
  until: string | null;
  /** One unit alone, by its code. */
  carrier: string | null;
  /** One chain alone, by its code. */
  chain: string | null;
  measure: "count" | "yuan";
  kind: MoveKind | null;
  unit: string | null;
};

/** The page's address with something changed. */
export function changesHref(asked: Ask, more: Partial<Ask> = {}): string {
  const { since, until, carrier, chain, measure, kind, unit } = { ...asked, ...more };
  const query = new URLSearchParams();
  if (since.choice !== "week") query.set("since", since.choice === "day" ? since.day : since.choice);
  if (until) query.set("until", until);
  if (carrier) query.set("carrier", carrier);
  if (chain) query.set("chain", chain);
  if (measure === "yuan") query.set("measure", "yuan");
  if (kind) query.set("kind", kind);
  if (unit) query.set("unit", unit);
  const text = query.toString();
  return `/projects/changes${text ? `?${text}` : ""}${kind ? "#rows" : ""}`;
}
