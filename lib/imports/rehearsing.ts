import "server-only";
import { change } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import type { CheckedRow, ReadyRow, Register, WrittenRow } from "./register";
import type { Run } from "./runs";

/** Beyond so many rows a rehearsal would keep the register waiting; what is refused then shows in the report. */
const mostRehearsed = 500;

/** Carries the outcome out of a transaction that must not be kept. */
class Rehearsed extends Error {
  constructor(readonly outcome: readonly WrittenRow[]) {
    super("rehearsed");
  }
}

/**
 * Some refusals only the register's commands know: a deal that has ended, a fund that goes by that name already. They
 * are asked themselves, in a transaction that is taken back, and their reasons stand in the preview.
 */
export async function withRefusals(
  viewer: Viewer,
  register: Register,
  run: Run,
  checked: readonly CheckedRow[],
): Promise<readonly CheckedRow[]> {
  const ready = checked.filter((row): row is CheckedRow & ReadyRow => row.entry !== null);
  if (!register.rehearsed || ready.length === 0 || ready.length > mostRehearsed) return checked;
  const outcome = await rehearse(viewer, register, run, ready);
  const reasons = new Map(
    outcome.flatMap(({ sheet, row, reason }) =>
      reason === undefined ? [] : [[placeOf({ sheet, row }), reason]],
    ),
  );
  return checked.map((row) => {
    const reason = reasons.get(placeOf(row));
    return reason === undefined ? row : refused(row, reason);
  });
}

const placeOf = ({ sheet, row }: Pick<CheckedRow, "sheet" | "row">): string => `${row} ${sheet}`;

async function rehearse(
  viewer: Viewer,
  register: Register,
  { id: runId, fileName }: Run,
  ready: readonly ReadyRow[],
): Promise<readonly WrittenRow[]> {
  try {
    return await change(viewer, register.verb, async (tx, record) => {
      const outcome: WrittenRow[] = [];
      for (let from = 0; from < ready.length; from += register.batch) {
        const rows = ready.slice(from, from + register.batch);
        outcome.push(...(await register.write(tx, viewer, { runId, fileName, rows }, record)));
      }
      throw new Rehearsed(outcome);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.outcome;
    throw error;
  }
}

const refused = (row: CheckedRow, message: string): CheckedRow => ({
  ...row,
  verdict: "refused",
  issues: [...row.issues, { place: "", level: "refuse", message }],
  changes: [],
  companies: [],
  entry: null,
  targetId: null,
});
