import "server-only";
import type { Transaction } from "@/db/client";
import { insertAll } from "@/db/insert-all";
import { projectEvents } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/date/day";

export const eventNames = {
  logged: "登记",
  imported: "导入",
  advanced: "推进",
  setBack: "回退",
  verified: "认定",
  returned: "退回",
  planned: "计划调整",
  status: "状态变化",
  retiered: "规模档调整",
  coded: "取得正式编号",
  moved: "流转",
  merged: "合并",
} as const;
export type EventKind = keyof typeof eventNames;

export type NewEvent = {
  kind: EventKind;
  detail?: string;
  fromValue?: string | null;
  toValue?: string | null;
  reason?: string | null;
  effectiveOn?: Day;
};

/** What happened to a project in the business's own words, beside the field-by-field audit. */
export async function noteEvent(
  tx: Transaction,
  viewer: Viewer | null,
  projectId: number,
  event: NewEvent,
): Promise<void> {
  await noteEvents(tx, viewer, [{ projectId, ...event }]);
}

export async function noteEvents(
  tx: Transaction,
  viewer: Viewer | null,
  events: ({ projectId: number } & NewEvent)[],
): Promise<void> {
  await insertAll(
    tx,
    projectEvents,
    events.map(({ effectiveOn = today(), detail = "", ...event }) => ({
      ...event,
      detail,
      effectiveOn,
      recordedBy: viewer?.userId,
    })),
  );
}
