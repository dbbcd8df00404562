export const results = [];

const short = (number, digits) => Math.round(number * 10 ** digits) / 10 ** digits;

function verdictOf(measured, { goal, must }) {
  if (measured <= goal) return "达标";
  return measured <= must ? "未达目标" : "未达底线";
}

/** One line of the table: milliseconds are information, the ratio is the bar. */
export function note(work, measured, floor, bar) {
  const ratio = floor > 0 ? measured / floor : Number.NaN;
  results.push({
    work,
    measured: short(measured, 1),
    floor: short(floor, 1),
    ratio: short(ratio, 2),
    ...bar,
    verdict: verdictOf(ratio, bar),
  });
}

/** A line that is no ratio; with a bar of its own it is judged as well. */
export function fact(work, measured, unit, bar) {
  const judged = typeof bar === "object" ? { ...bar, verdict: verdictOf(measured, bar) } : { goal: bar };
  results.push({ work, measured: `${short(measured, 1)} ${unit}`, ...judged });
}
