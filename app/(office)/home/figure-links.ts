import type { Period } from "@/lib/projects/counting";

/** The ledger filtered to the projects behind each figure, of one unit or of all. */
export function figureLinks({ from, to }: Period, unit?: string) {
  const ledger = (filters: Record<string, string>) =>
    `/projects?${new URLSearchParams({ ...filters, ...(unit ? { unit } : {}) }).toString()}`;
  const span = `${from}..${to}`;
  return {
    formal: ledger({ verified: "SIGN", signed: span }),
    framework: ledger({ verified: "SIGN_FW", framework: span }),
    started: ledger({ verified: "START", started: span }),
    produced: ledger({ verified: "PROD", produced: span }),
  };
}
