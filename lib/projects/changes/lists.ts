import type { Yuan } from "@/lib/money/yuan";
import { type Stage, stages } from "@/lib/projects/rules";
import type { Move } from "./bridge";
import type { ChangedProject } from "./queries";

/** One changed project as a list shows it. */
export type Change = {
  id: number;
  code: string;
  name: string;
  /** Whether its record can be opened now: one that went elsewhere cannot. */
  open: boolean;
  unitId: number;
  moves: Move[];
  from: Stage | null;
  to: Stage | null;
  /** How many stages it went on; below zero it was set back. */
  steps: number;
  before: Yuan | null;
  after: Yuan | null;
};

/** What was hidden from the viewer stays so: a side that could not be seen says nothing. */
export function changeOf({ id, code, before, after, seen, moves }: ChangedProject): Change {
  const [had, has] = [seen.before ? before : null, seen.after ? after : null];
  const shown = has ?? had;
  return {
    id,
    code,
    name: shown?.name ?? "",
    open: has !== null && !has.deleted,
    unitId: shown?.unitId ?? 0,
    moves,
    from: had?.stage ?? null,
    to: has?.stage ?? null,
    steps: had && has ? stages.indexOf(has.stage) - stages.indexOf(had.stage) : 0,
    before: had?.yuan ?? null,
    after: has?.yuan ?? null,
  };
}
