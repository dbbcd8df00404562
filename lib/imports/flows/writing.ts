import "server-only";
import type { Transaction } from "@/db/client";
import type { Viewer } from "@/lib/auth/viewer";
import { logFlow, reviseFlow } from "@/lib/funds/flow-commands";
import { writeEach } from "@/lib/imports/records";
import type { ReadyRow, WrittenRow } from "@/lib/imports/register";
import type { FlowEntry } from "./checker";
import { flowId } from "./existing";

type Ready = ReadyRow & { entry: FlowEntry };

/** Writes a batch of movements through the commands a person uses; each deal follows its own money. */
export const writeFlows = (
  tx: Transaction,
  viewer: Viewer,
  rows: readonly ReadyRow[],
): Promise<WrittenRow[]> =>
  writeEach(tx, rows as readonly Ready[], async (open, { entry, targetId }) => {
    const { flow, code, version } = entry;
    if (code !== null && version !== null) {
      await reviseFlow(viewer, code, version, { flow }, open);
      return { verdict: "updated", targetId };
    }
    const added = await logFlow(viewer, { flow }, undefined, open);
    return { verdict: "added", targetId: await flowId(open, added) };
  });
