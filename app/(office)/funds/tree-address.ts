import { type Day, isDay, today } from "@/lib/date/day";

/** What the address says about the tree: the day, which funds are open, whether only those with warnings are shown. */
export type TreeAsk = { asOf: Day; open: readonly string[] | null; warned: boolean };

type Query = Record<string, string | string[] | undefined>;

const one = (query: Query, name: string) => {
  const value = query[name];
  return (Array.isArray(value) ? value[0] : value)?.slice(0, 2_000) ?? "";
};

export function treeAskOf(query: Query): TreeAsk {
  const asOf = one(query, "asOf");
  const open = one(query, "open");
  return {
    asOf: isDay(asOf) && asOf <= today() ? asOf : today(),
    open: open === "" ? null : open.split(",").filter((code) => code !== "none"),
    warned: one(query, "warned") === "1",
  };
}

export function treeAddress(ask: TreeAsk, change: Partial<TreeAsk>): string {
  const { asOf, open, warned } = { ...ask, ...change };
  const parts = new URLSearchParams({
    ...(asOf === today() ? {} : { asOf }),
    ...(open === null ? {} : { open: open.length === 0 ? "none" : open.join(",") }),
    ...(warned ? { warned: "1" } : {}),
  });
  const query = parts.toString();
  return query ? `/funds?${query}` : "/funds";
}
