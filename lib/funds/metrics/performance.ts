import type { Day } from "@/lib/date/day";
import type { Yuan } from "@/lib/money/yuan";
import { type Xirr, xirr } from "./xirr";

/** What a fund's contributors paid in or got back on a day, in whole yuan and never negative. */
export type ContributorFlow = { on: Day; kind: "contribution" | "distribution"; yuan: Yuan };
export type NetAssets = { on: Day; yuan: Yuan };

export type Performance = {
  /** The day everything below is reckoned for: the last valuation's, else the day asked for. */
  on: Day;
  paidIn: Yuan;
  distributed: Yuan;
  /** Null where nobody has valued the fund yet. */
  netAssets: Yuan | null;
  /** A wound-up fund without a last valuation is worth nothing more. */
  isWoundUp: boolean;
  /** Flows between that day and the day asked for: not in any of these figures. */
  later: number;
  dpi: number | null;
  rvpi: number | null;
  tvpi: number | null;
  irr: Xirr | null;
};

/**
 * DPI, RVPI, TVPI and the net rate of return, all for one and the same day (domain.md §2.4): a valuation is worth
 * nothing beside money that moved after it, so flows after the last valuation wait for the next one.
 */
export function performanceOf(
  flows: readonly ContributorFlow[],
  valuations: readonly NetAssets[],
  { asOf, isClosed }: { asOf: Day; isClosed: boolean },
): Performance {
  const known = flows.filter(({ on }) => on <= asOf);
  const last = valuations.filter(({ on }) => on <= asOf).sort((a, b) => (a.on < b.on ? 1 : -1))[0];
  const isWoundUp = isClosed && (last === undefined || known.some(({ on }) => on > last.on));
  const nav = isWoundUp ? { on: asOf, yuan: 0 } : last;
  const on = nav?.on ?? asOf;
  const counted = known.filter((flow) => flow.on <= on);
  const sum = (kind: ContributorFlow["kind"]) =>
    counted.reduce((total, flow) => (flow.kind === kind ? total + flow.yuan : total), 0);
  const [paidIn, distributed] = [sum("contribution"), sum("distribution")];
  const netAssets = nav?.yuan ?? null;
  const perPaidIn = (yuan: number | null) => (yuan === null || paidIn === 0 ? null : yuan / paidIn);
  return {
    on,
    paidIn,
    distributed,
    netAssets,
    isWoundUp,
    later: known.length - counted.length,
    dpi: perPaidIn(distributed),
    rvpi: perPaidIn(netAssets),
    tvpi: perPaidIn(netAssets === null ? null : distributed + netAssets),
    irr: nav ? xirr([...counted.map(signed), { on: nav.on, amount: nav.yuan }]) : null,
  };
}

const signed = ({ on, kind, yuan }: ContributorFlow) => ({
  on,
  amount: kind === "contribution" ? -yuan : yuan,
});

/** (realised + unrealised) ÷ cost; null while the unrealised part is unknown or nothing was paid. */
export function moicOf({
  paid,
  returned,
  worth,
}: {
  paid: Yuan;
  returned: Yuan;
  worth: Yuan | null;
}): number | null {
  return paid > 0 && worth !== null ? (returned + worth) / paid : null;
}
