import type { Period } from "@/lib/projects/counting";

/** The ledger filtered to the projects behind each figure, of one unit or of all. */
export function figureLinks({ from, to }: Period, unit?: string) {
  const ledger = (filters: Record<string, string>) =>
    `/projects?${new URLSearchParams({ ...filters, ...(unit ? { unit } : {}) }).toString()}`;
  const span = `${from}..${to}`;
  return {
    formal: ledger({ signed: span, counted: "1", fresh: "1" }),
    agreed: ledger({ signed: span, counted: "1" }),
    framework: ledger({ framework: span, counted: "1" }),
    started: ledger({ started: span, counted: "1", fresh: "1" }),
    produced: ledger({ produced: span, counted: "1", fresh: "1" }),
  };
}
