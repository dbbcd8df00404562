import type { LedgerProps } from "@/app/ui/ledger";

/** The rows and what describes them: by far the most of what a ledger page sends. */
export type LedgerSheet = Pick<LedgerProps, "initial" | "allColumns" | "filters">;

/** As one text: React writes and reads a text at once, but a thousand small values one by one, twice over. */
export const textOfSheet = (sheet: LedgerSheet): string => JSON.stringify(sheet);

export const sheetOfText = (text: string): LedgerSheet => JSON.parse(text);
