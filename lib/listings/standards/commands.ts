import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingStandards } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, today } from "@/lib/date/day";
import type { NewStandardInput, StandardInput } from "./input";
import { forgetStandards, type Standard } from "./queries";

type Target = { id: number; version: number };

/**
 * Other numbers from a day on: the old row ends the day before, a new row of the same rule begins, so a check of an
 * earlier day still reads the old one. On the day the row itself began, or while it has no day yet, it is corrected.
 */
export function reviseStandard(viewer: Viewer, target: Target, input: StandardInput): Promise<void> {
  return changing(viewer, async (tx, record) => {
    const before = await openStandard(tx, target);
    refuseOddValue(before, input);
    const { validFrom, ...facts } = input;
    if (before.validFrom === null || before.validFrom === validFrom) {
      await save(tx, viewer, record, before, { ...facts, validFrom, ...settledBy(before) });
      return;
    }
    if (validFrom < before.validFrom)
      throw new Unacceptable(`生效日不能早于这一条的生效日 ${before.validFrom}`, { validFrom: "早于原条款" });
    await save(tx, viewer, record, before, { validTo: addDays(validFrom, -1), status: "superseded" });
    const { id: _id, version: _version, createdAt: _at, updatedAt: _changed, ...kept } = before;
    const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
    const [begun] = await tx
      .insert(listingStandards)
      .values({ ...kept, ...facts, ...by, validFrom, validTo: null, status: "in_force" })
      .returning();
    if (begun) record(listingStandards, null, begun, { label: nameOf(begun) });
  });
}

/** A rule announced without numbers becomes an ordinary one when they are known. */
const settledBy = ({ metric }: Standard) => (metric === "pending" ? {} : { status: "in_force" });

/** A condition nobody has recorded yet: a new set, or one more thing asked. */
export function addStandard(viewer: Viewer, input: NewStandardInput): Promise<void> {
  return changing(viewer, async (tx, record) => {
    const { validFrom, ...facts } = input;
    const { board, setNo, alt } = input;
    const rows = await tx.select().from(listingStandards).where(eq(listingStandards.board, board));
    const set = rows.filter((row) => row.setNo === setNo);
    const slots = set
      .filter((row) => row.alt === alt)
      .map(({ ruleId }) => Number(/\d+$/.exec(ruleId)?.[0] ?? 0));
    const ruleId = `${board}-${setNo}-${alt}${Math.max(0, ...slots) + 1}`;
    const position = Math.max(0, ...set.map((row) => row.position)) + 1;
    const own = { ruleId, position, validFrom, status: "in_force", source: "" };
    const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
    const [added] = await tx
      .insert(listingStandards)
      .values({ ...facts, ...own, ...by })
      .returning();
    if (added) record(listingStandards, null, added, { label: nameOf(added) });
  });
}

/** No longer asked from a day on; checks of earlier days still ask. */
export function closeStandard(viewer: Viewer, target: Target, lastDay: Day): Promise<void> {
  return changing(viewer, async (tx, record) => {
    const before = await openStandard(tx, target);
    if (before.validFrom && lastDay < before.validFrom)
      throw new Unacceptable(`最后有效日不能早于生效日 ${before.validFrom}`, { lastDay: "早于生效日" });
    const status = lastDay < today() ? "superseded" : before.status;
    await save(tx, viewer, record, before, { validTo: lastDay, status });
  });
}

async function changing(
  viewer: Viewer,
  work: (tx: Transaction, record: Recorder) => Promise<void>,
): Promise<void> {
  await change(viewer, "standard.revise", work);
  forgetStandards();
}

const nameOf = ({ ruleId, condition }: Standard) => `${ruleId} ${condition}`;

/** Locked. `Stale` when it was revised since the form was opened: the newest row of the rule is told. */
async function openStandard(tx: Transaction, { id, version }: Target): Promise<Standard> {
  const [row] = await tx
    .select()
    .from(listingStandards)
    .where(and(eq(listingStandards.id, id), isNull(listingStandards.deletedAt)))
    .for("update");
  if (!row) throw new Missing();
  if (row.version === version) return row;
  throw new Stale({
    ...(await lastEditor(tx, "listing_standards", id)),
    version: row.version,
    values: { value: row.value, validFrom: row.validFrom, ruleName: row.ruleName },
  });
}

async function save(
  tx: Transaction,
  viewer: Viewer,
  record: Recorder,
  before: Standard,
  set: Partial<Standard>,
): Promise<void> {
  const [after] = await tx
    .update(listingStandards)
    .set({ ...set, ...touched(listingStandards, viewer) })
    .where(isVersion(listingStandards, before.id, before.version))
    .returning();
  if (!after) throw new Stale();
  record(listingStandards, before, after, { label: nameOf(after) });
}

function refuseOddValue({ validTo, unit, metric }: Standard, { value, validFrom }: StandardInput) {
  if (validTo !== null) throw new Unacceptable("这一条已经停止使用，请修改现行的那一条");
  if (metric === "pending")
    throw new Unacceptable("这一套标准的数值还没有公布；公布后请用“加入条款”逐条录入，再停用这一条");
  if (unit === "bool" && Number(value) !== 1)
    throw new Unacceptable("这一条由人判断是否符合，数值固定为 1", { value: "请填 1" });
  if (unit === "ratio" && Math.abs(Number(value)) > 10)
    throw new Unacceptable("比例请写成小数，如 25% 写 0.25", { value: "25% 写 0.25" });
  if (validFrom > addDays(today(), 3660)) throw new Unacceptable("生效日太远，请核对", { validFrom: "太远" });
}
