/** An exact zero is told as `0`; in a column of figures with two decimals it stands where their units stand. */
export function Decimals({ children }: { children: string }) {
  return children === "0" ? <span className="zero">0</span> : children;
}
