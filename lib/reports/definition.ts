import type { Part, Tally } from "./part";
import type { Compute, FigureUnit } from "./value";

/** Whose word a figure rests on. */
export const bases = {
  verified: "市招商中心认定",
  reported: "填报",
  decided: "决策",
  agreed: "签约",
  paid: "打款",
  committed: "认缴",
  filed: "登记",
} as const;
export type Basis = keyof typeof bases;

export const periods = {
  flow: "累计（期内发生）",
  stock: "时点（期末）",
  cohort: "批次（期内同一批）",
} as const;
export type PeriodKind = keyof typeof periods;

/** One way of reading an indicator: its rows by name, and what is computed from them. */
export type Reading = {
  /** Which way, where an indicator has several: 签约口径. Never left out then. */
  label?: string;
  basis: Basis;
  /** Anchor of the address; the first reading needs none. */
  key?: string;
  parts: Readonly<Record<string, Part>>;
  compute: Compute;
  unit?: FigureUnit;
  /** Rows that belong here but say too little to be counted; named beside the figure. */
  leftOut?: Part;
  leftOutWords?: string;
};

export type Definition = {
  name: string;
  /** The formula in words. */
  formula: string;
  /** 口径: what is in, what is not. */
  caliber: string;
  unit: FigureUnit;
  period: PeriodKind;
  /** What one row of the figure is. */
  counts: string;
  readings: readonly [Reading, ...Reading[]];
  /** A published example, computed and shown by the first reading that takes its names. */
  example: { given: Readonly<Record<string, Partial<Tally>>>; shown: string; reading?: number };
};

/** An indicator that no row of ours can answer, or that is told of one record at a time. */
export type NotProduced = {
  name: string;
  unit: string;
  reason: string;
  instead?: { words: string; href: string };
};
