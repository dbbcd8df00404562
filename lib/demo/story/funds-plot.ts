import type { FlowKind, Layer, MoneyKind } from "@/lib/funds/rules";

/** A promise in 万元; a fund's own key as `from` means that fund pays in. */
export type ToldPledge = {
  from: string;
  kind: MoneyKind;
  committed: string;
  /** Called by a day, and what arrived on which. */
  calls: readonly (readonly [due: string, called: string])[];
  paid: readonly (readonly [on: string, money: string])[];
};

export type ToldFund = {
  key: string;
  name: string;
  layer: Layer;
  kind: "industry" | "venture";
  parent?: string;
  /** 市产业基金公司 unless a county keeps it. */
  unit?: string;
  manager: string;
  size: string;
  from: string;
  invests: string;
  ends: string;
  focus: string;
  status?: "investing" | "exiting";
  pledges: readonly ToldPledge[];
  /** Fees and distributions: kind, day, 万元, and to whom a distribution went. */
  flows: readonly (readonly [kind: FlowKind, on: string, money: string, to?: string])[];
  /** Net assets by day. */
  worth: readonly (readonly [on: string, money: string])[];
};
