import type { Currency } from "@/lib/money/currency";

/** What is told of the file as a whole beside its rows. */
export type Found = {
  totals: {
    sheet: string;
    row: number;
    label: string;
    column: string;
    shown: string;
    computed: string;
    ok: boolean;
    uncounted: number;
  }[];
  /**
   * What the amounts add up to: whole yuan, of which some wait for a tick, whole units of each foreign currency
   * without a rate, and what adds to nothing.
   */
  sum: {
    yuan: number;
    rows: number;
    waiting: { yuan: number; rows: number };
    blank: number;
    open: number;
    foreign: { currency: Currency; units: number; rows: number }[];
  };
  filledRows: number;
  /** Rows that change nothing but hold a cell that could not be read; absent in runs from before it was counted. */
  unread?: number;
  /** The largest amount in yuan, where even that is so small that the unit must be asked about. */
  small?: number;
  unmapped: string[];
};
