import { type Day, daysBetween } from "@/lib/date/day";

/** Money on a day as an investor sees it: paid is negative, received is positive. */
export type DatedFlow = { on: Day; amount: number };

export type NoRate =
  | "noFlows"
  | "onlyPaid"
  | "onlyReceived"
  | "oneDay"
  /** Money went both ways, and yet no rate between −99.99% and 100,000,000% makes the flows worth nothing. */
  | "noRoot"
  | "manyRoots";

/** A headline rate only when exactly one exists; several are all listed (domain.md §2.4). */
export type Xirr = { rate: number; roots: [number] } | { rate: null; roots: number[]; why: NoRate };

const least = -0.9999;
const most = 1e6;
const steps = 200;
const tolerance = 1e-9;

/**
 * All rates r with Σ CFᵢ/(1+r)^((dᵢ−d₀)/365) = 0. With u = −ln(1+r) the sum is Σ CFᵢ·e^(tᵢu), whose zeros are
 * separated by those of its derivative; dividing the constant term away makes the derivative one term shorter, so
 * that no root is missed however often the money turns.
 */
export function xirr(flows: readonly DatedFlow[]): Xirr {
  const merged = mergedByDay(flows);
  const why = unanswerable(merged);
  if (why) return { rate: null, roots: [], why };
  const first = merged[0]?.on ?? "";
  const terms = merged.map(({ on, amount }) => ({ at: daysBetween(first, on) / 365, amount }));
  const roots = zerosOf(terms, [-Math.log1p(most), -Math.log1p(least)])
    .map((u) => Math.expm1(-u))
    .map((rate) => (Math.abs(rate) < tolerance ? 0 : rate))
    .sort((one, other) => one - other);
  const [only, ...others] = roots;
  if (only === undefined) return { rate: null, roots, why: "noRoot" };
  if (others.length > 0) return { rate: null, roots, why: "manyRoots" };
  return { rate: only, roots: [only] };
}

/** In order of days; what moved on one day is one flow. */
function mergedByDay(flows: readonly DatedFlow[]): DatedFlow[] {
  const byDay = new Map<Day, number>();
  for (const { on, amount } of flows) byDay.set(on, (byDay.get(on) ?? 0) + amount);
  return [...byDay]
    .map(([on, amount]) => ({ on, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}

function unanswerable(merged: readonly DatedFlow[]): NoRate | null {
  if (merged.length === 0) return "noFlows";
  const paid = merged.some(({ amount }) => amount < 0);
  const received = merged.some(({ amount }) => amount > 0);
  if (merged.length === 1) return "oneDay";
  if (!received) return "onlyPaid";
  return paid ? null : "onlyReceived";
}

type Term = { at: number; amount: number };
type Span = [from: number, to: number];

/** Every zero of Σ amount·e^(at·u) within the span, in rising order. */
function zerosOf(terms: readonly Term[], span: Span): number[] {
  if (turnsOf(terms) === 0) return [];
  const marks = turnsOf(terms) === 1 ? [] : zerosOf(derivativeOf(terms), span);
  const posts = [span[0], ...marks, span[1]];
  const touching = marks.filter((mark) => isNearZero(terms, mark));
  const crossing = posts.slice(1).flatMap((to, i) => crossingIn(terms, [posts[i] ?? to, to]));
  return apart([...touching, ...crossing].sort((one, other) => one - other));
}

/** How often the sign changes: by Descartes' rule never fewer than the zeros. */
const turnsOf = (terms: readonly Term[]): number =>
  terms.filter(({ amount }, i) => i > 0 && Math.sign(amount) !== Math.sign(terms[i - 1]?.amount ?? amount))
    .length;

/** Of the sum divided by its first exponential: the first term becomes constant and falls away. */
function derivativeOf(terms: readonly Term[]): Term[] {
  const start = terms[0]?.at ?? 0;
  const rest = terms.slice(1).map(({ at, amount }) => ({ at: at - start, amount: amount * (at - start) }));
  const size = Math.max(...rest.map(({ amount }) => Math.abs(amount)));
  return rest.map(({ at, amount }) => ({ at, amount: amount / size }));
}

const valueAt = (terms: readonly Term[], u: number): number => {
  // Only the sign matters: the largest exponential is divided out so that nothing overflows.
  const top = Math.max(0, ...terms.map(({ at }) => at * u));
  return terms.reduce((sum, { at, amount }) => sum + amount * Math.exp(at * u - top), 0);
};

/** Nothing but rounding is left of the sum: the curve touches the axis without crossing it. */
function isNearZero(terms: readonly Term[], u: number): boolean {
  const top = Math.max(0, ...terms.map(({ at }) => at * u));
  const size = terms.reduce((sum, { at, amount }) => sum + Math.abs(amount) * Math.exp(at * u - top), 0);
  return Math.abs(valueAt(terms, u)) <= size * 1e-13;
}

/** The one zero between two posts where the sign differs. */
function crossingIn(terms: readonly Term[], [from, to]: Span): number[] {
  let [low, high] = [from, to];
  const start = Math.sign(valueAt(terms, low));
  const end = Math.sign(valueAt(terms, high));
  if (start === 0 || end === 0 || start === end) return [];
  for (let step = 0; step < steps && high - low > tolerance * 1e-4; step += 1) {
    const middle = (low + high) / 2;
    const sign = Math.sign(valueAt(terms, middle));
    if (sign === 0) return [middle];
    if (sign === start) low = middle;
    else high = middle;
  }
  return [polished(terms, [low, high])];
}

/** A last Newton step, kept only while it stays between the posts. */
function polished(terms: readonly Term[], [low, high]: Span): number {
  const middle = (low + high) / 2;
  const top = Math.max(0, ...terms.map(({ at }) => at * middle));
  const slope = terms.reduce((sum, { at, amount }) => sum + amount * at * Math.exp(at * middle - top), 0);
  const better = middle - valueAt(terms, middle) / slope;
  return better >= low && better <= high ? better : middle;
}

/** A touched zero and a crossing beside it are one. */
const apart = (zeros: number[]): number[] =>
  zeros.filter((zero, i) => i === 0 || zero - (zeros[i - 1] ?? 0) > tolerance * 10);
