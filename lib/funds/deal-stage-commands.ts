import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { dealStages as dealStageRows } from "@/db/schema";
import { change, touched } from "@/lib/audit/change";
import { NeedsConfirmation, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { refreshDeal } from "./deal-cache";
import { staleDeal } from "./deal-commands";
import type { EndInput, ResumeInput, SetBackInput, StageInput } from "./input";
import { addPart, claimFile, revisePart } from "./parts";
import { type Deal, dealInReach, dealTitle } from "./reach";
import { dealStages, isTypedStage } from "./rules";

/** A stage is reached on a day, with its paper; the day may be corrected the same way. PAID follows the flows. */
export function advanceDeal(viewer: Viewer, input: StageInput, tx?: Transaction): Promise<void> {
  return change(
    viewer,
    "deal.advance",
    async (open, record) => {
      const found = await dealInReach(open, viewer, "deal.advance", input.code);
      const { deal } = found;
      await requireVersion(open, deal, input.version);
      requireOpen(deal);
      if (!isTypedStage(input.stage))
        throw new Unacceptable("打款由现金流带出，不用填报；请登记一笔投资流水");
      if (input.reachedOn > today())
        throw new Unacceptable("日期不能晚于今天", { reachedOn: "日期不能晚于今天" });
      await askAboutOrder(open, deal, input);
      const label = `${dealTitle(found)} ${input.stage}`;
      const fileId = await claimFile(open, viewer, input.fileKey, {
        entity: "fund_deals",
        id: deal.id,
        field: "fileKey",
      });
      const { stage, reachedOn, note } = input;
      const before = await stageAt(open, deal.id, stage);
      if (before) {
        const set = { reachedOn, note, ...(fileId === null ? {} : { fileId }) };
        await revisePart(open, viewer, dealStageRows, { before, version: before.version, set }, record, {
          label,
        });
      } else {
        const values = { dealId: deal.id, stage, reachedOn, note, fileId };
        await addPart(open, viewer, dealStageRows, values, record, { label });
      }
      await refreshDeal(open, viewer, deal, record);
    },
    { tx },
  );
}

/** Back to an earlier stage: later typed days are cleared, in the open and with a reason. */
export function setBackDeal(viewer: Viewer, input: SetBackInput): Promise<void> {
  return change(viewer, "deal.advance", async (tx, record) => {
    const found = await dealInReach(tx, viewer, "deal.advance", input.code);
    await requireVersion(tx, found.deal, input.version);
    const rows = await tx
      .select()
      .from(dealStageRows)
      .where(and(eq(dealStageRows.dealId, found.deal.id), isNull(dealStageRows.deletedAt)));
    const later = rows.filter(({ stage }) => placeOf(stage) > placeOf(input.stage));
    if (later.length === 0) throw new Unacceptable("投资项目不在这个阶段之后，不用回退");
    for (const before of later) {
      const [after] = await tx
        .update(dealStageRows)
        .set({ deletedAt: sql`now()`, ...touched(dealStageRows, viewer) })
        .where(eq(dealStageRows.id, before.id))
        .returning();
      if (after)
        record(dealStageRows, before, after, {
          label: `${dealTitle(found)} ${before.stage}`,
          reason: input.reason,
        });
    }
    await refreshDeal(tx, viewer, found.deal, record, { reason: input.reason });
  });
}

/** Given up before any money went out. Where money did, the way out is an exit. */
export function endDeal(viewer: Viewer, { code, version, endedOn, reason }: EndInput): Promise<void> {
  return change(viewer, "deal.end", async (tx, record) => {
    const { deal } = await dealInReach(tx, viewer, "deal.end", code);
    await requireVersion(tx, deal, version);
    requireOpen(deal);
    if (deal.firstPaidOn) throw new Unacceptable("已打款的投资不能终止；请登记退出回款，并填报退出阶段");
    if (endedOn > today()) throw new Unacceptable("终止日期不能晚于今天", { endedOn: "不能晚于今天" });
    await refreshDeal(tx, viewer, deal, record, { endedOn, endReason: reason, reason });
  });
}

/** A deal given up is taken up again. */
export function resumeDeal(viewer: Viewer, { code, version, reason }: ResumeInput): Promise<void> {
  return change(viewer, "deal.end", async (tx, record) => {
    const { deal } = await dealInReach(tx, viewer, "deal.end", code);
    await requireVersion(tx, deal, version);
    if (!deal.endedOn) throw new Unacceptable("这个投资项目没有终止，不用恢复");
    await refreshDeal(tx, viewer, deal, record, { endedOn: null, endReason: null, reason });
  });
}

const placeOf = (stage: string) => dealStages.indexOf(stage as (typeof dealStages)[number]);

async function stageAt(tx: Transaction, dealId: number, stage: string) {
  const [row] = await tx
    .select()
    .from(dealStageRows)
    .where(
      and(eq(dealStageRows.dealId, dealId), eq(dealStageRows.stage, stage), isNull(dealStageRows.deletedAt)),
    );
  return row;
}

/** The deal's version stands for its stages too: one person's view of the record. */
async function requireVersion(tx: Transaction, deal: Deal, version: number) {
  if (deal.version !== version) throw await staleDeal(tx, deal.id);
}

function requireOpen({ endedOn }: Deal) {
  if (endedOn) throw new Unacceptable("这个投资项目已终止；如要继续，请先恢复");
}

/** 先打款后补签 occurs: days that run backwards are asked about, and the note says why. */
async function askAboutOrder(tx: Transaction, deal: Deal, { stage, reachedOn, note, confirmed }: StageInput) {
  const rows = await tx
    .select({ stage: dealStageRows.stage, reachedOn: dealStageRows.reachedOn })
    .from(dealStageRows)
    .where(and(eq(dealStageRows.dealId, deal.id), isNull(dealStageRows.deletedAt)));
  const all = deal.firstPaidOn ? [...rows, { stage: "PAID", reachedOn: deal.firstPaidOn }] : rows;
  const clash = all.find(
    (one) =>
      (placeOf(one.stage) < placeOf(stage) && one.reachedOn > reachedOn) ||
      (placeOf(one.stage) > placeOf(stage) && one.reachedOn < reachedOn),
  );
  if (!clash) return;
  if (!confirmed.includes("backwards"))
    throw new NeedsConfirmation(
      `这个日期与前后阶段的先后顺序相反（另一阶段在 ${clash.reachedOn}）。如属实，请在说明里写明原因后再次提交。`,
      "backwards",
    );
  if (!note) throw new Unacceptable("日期先后相反，请在说明里写明原因", { note: "请写明原因" });
}
