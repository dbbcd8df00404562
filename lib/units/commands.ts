import "server-only";
import { and, asc, eq, isNull, max, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { grants, projects, unitPaths, units, users } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { withinReach } from "@/lib/auth/reach";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { requireKnownCodes } from "@/lib/dictionaries/commands";
import { pick, rawOf } from "@/lib/fields/input";
import { unitFields } from "./fields";
import { type UnitInput, type UnitRevision, unitRevisionFields } from "./input";
import type { Unit } from "./queries";
import { unitKindNames } from "./reference";

/** Only these carry a yearly target. */
const targetKinds = ["county", "zone"];

export function logUnit(viewer: Viewer, input: UnitInput): Promise<string> {
  return change(viewer, "unit.log", async (tx, record) => {
    refuseUnfit(input);
    await requireKnownCodes(tx, pick(unitFields, "chainCode"), input);
    await requireOpenParent(tx, input.parentId);
    const [last] = await tx.select({ position: max(units.position) }).from(units);
    const [added] = await tx
      .insert(units)
      .values({ ...input, position: (last?.position ?? 0) + 10 })
      .onConflictDoNothing()
      .returning();
    if (!added)
      throw new Unacceptable(`单位代码 ${input.code} 已经用过，请另取一个`, { code: "代码已经用过" });
    record(units, null, added);
    await rebuildPaths(tx);
    return added.code;
  });
}

export function reviseUnit(
  viewer: Viewer,
  code: string,
  version: number,
  input: UnitRevision,
): Promise<void> {
  return change(viewer, "unit.revise", async (tx, record) => {
    const before = await openUnit(tx, viewer, code);
    if (input.carriesTarget && !targetKinds.includes(before.kind)) throw unfitTarget();
    await requireSoundParent(tx, before, input.parentId);
    await save(tx, viewer, record, before, { version, set: input });
    if (input.parentId !== before.parentId) await rebuildPaths(tx);
  });
}

/** From this day on it takes part in nothing new; what it did stays under its name. */
export function closeUnit(viewer: Viewer, code: string, version: number, validTo: string): Promise<void> {
  return change(viewer, "unit.revise", async (tx, record) => {
    const before = await openUnit(tx, viewer, code);
    if (validTo < before.validFrom)
      throw new Unacceptable("撤销日不能早于设立日", { validTo: "不能早于设立日" });
    if (validTo > today())
      throw new Unacceptable("撤销日不能晚于今天，请到那一天再办理", { validTo: "不能晚于今天" });
    await refuseBusy(tx, before);
    await save(tx, viewer, record, before, { version, set: { validTo } });
  });
}

/** One place up or down among the units of the same parent; the official order is used in every list. */
export function moveUnit(
  viewer: Viewer,
  code: string,
  version: number,
  direction: "up" | "down",
): Promise<void> {
  return change(viewer, "unit.revise", async (tx, record) => {
    const before = await openUnit(tx, viewer, code);
    const siblings = await tx
      .select()
      .from(units)
      .where(and(isNull(units.validTo), before.parentId ? eq(units.parentId, before.parentId) : sql`false`))
      .orderBy(asc(units.position), asc(units.id))
      .for("update");
    const at = siblings.findIndex(({ id }) => id === before.id);
    const other = siblings[direction === "up" ? at - 1 : at + 1];
    if (!other) throw new Unacceptable(direction === "up" ? "已经在最前面" : "已经在最后面");
    await save(tx, viewer, record, before, { version, set: { position: other.position } });
    await save(tx, viewer, record, other, { version: other.version, set: { position: before.position } });
  });
}

/** Computes anew which unit lies under which, in the change that moved one. */
export async function rebuildPaths(tx: Transaction): Promise<void> {
  // Two rebuilds at once would each insert what the other has inserted.
  await tx.execute(sql`lock table ${unitPaths} in share row exclusive mode`);
  await tx.delete(unitPaths);
  await tx.execute(sql`
    insert into ${unitPaths} (ancestor_id, descendant_id)
    with recursive up as (
      select id as descendant, id as ancestor from ${units}
      union all
      select up.descendant, u.parent_id from up join ${units} u on u.id = up.ancestor where u.parent_id is not null
    ) select ancestor, descendant from up`);
}

function refuseUnfit({ kind, chainCode, carriesTarget }: UnitInput) {
  if (!Object.hasOwn(unitKindNames, kind) || kind === "city")
    throw new Unacceptable("请选择单位类型", { kind: "请从列表中选择" });
  if (kind === "chainOffice" && !chainCode)
    throw new Unacceptable("产业链专班须选择产业链", { chainCode: "请选择产业链" });
  if (kind !== "chainOffice" && chainCode)
    throw new Unacceptable("只有产业链专班归属产业链", { chainCode: "请留空" });
  if (carriesTarget && !targetKinds.includes(kind)) throw unfitTarget();
}

const unfitTarget = () =>
  new Unacceptable("只有县（市、区）和功能区承担招商目标", { carriesTarget: "这类单位不承担目标" });

async function requireOpenParent(tx: Transaction, parentId: number | null) {
  const [parent] = parentId
    ? await tx
        .select({ id: units.id })
        .from(units)
        .where(and(eq(units.id, parentId), isNull(units.validTo)))
    : [];
  if (!parent) throw new Unacceptable("请选择在用的上级单位", { parentId: "请选择上级单位" });
}

/** The top stays the top; nobody may come to lie under itself. */
async function requireSoundParent(tx: Transaction, unit: Unit, parentId: number | null) {
  if (unit.parentId === null) {
    if (parentId !== null) throw new Unacceptable("最上级的单位没有上级", { parentId: "请留空" });
    return;
  }
  // Paths stay as they are until this change ends, so that two moves cannot make a circle together.
  await tx.execute(sql`lock table ${unitPaths} in share row exclusive mode`);
  await requireOpenParent(tx, parentId);
  const [under] = await tx
    .select({ id: unitPaths.descendantId })
    .from(unitPaths)
    .where(and(eq(unitPaths.ancestorId, unit.id), eq(unitPaths.descendantId, parentId ?? 0)));
  if (under) throw new Unacceptable("上级不能是本单位或它的下级", { parentId: "不能是本单位或它的下级" });
}

/** Why a unit cannot close yet, each with the rows that say so. */
const obstacles = ({ id }: Unit): readonly [why: string, rows: SQL][] => [
  [
    "还有下级单位，请先撤销或划转下级",
    sql`select from ${units} where parent_id = ${id} and valid_to is null`,
  ],
  [
    "还有在用的账号，请先调整他们的单位",
    sql`select from ${users} where unit_id = ${id} and disabled_at is null`,
  ],
  [
    "还有在用的授权，请安全管理员先撤销",
    sql`select from ${grants} where unit_id = ${id} and revoked_at is null and coalesce(to_day, current_date) >= current_date`,
  ],
  [
    "还有未终止的项目，请先办理流转",
    sql`select from ${projects} where unit_id = ${id} and deleted_at is null and status not in ('ended', 'moved', 'merged')`,
  ],
];

async function refuseBusy(tx: Transaction, unit: Unit) {
  if (unit.parentId === null) throw new Unacceptable("最上级的单位不能撤销");
  for (const [why, rows] of obstacles(unit)) {
    const [asked] = (await tx.execute(sql`select exists (${rows}) as busy`)) as unknown as {
      busy: boolean;
    }[];
    if (asked?.busy) throw new Unacceptable(`不能撤销：${why}`);
  }
}

async function openUnit(tx: Transaction, viewer: Viewer, code: string): Promise<Unit> {
  const [unit] = await tx
    .select()
    .from(units)
    .where(and(eq(units.code, code), withinReach(viewer, "unit.read", { unitId: units.id })))
    .for("update");
  if (!unit) throw new Missing();
  if (unit.validTo) throw new Unacceptable("这个单位已经撤销，不能再修改");
  return unit;
}

async function save(
  tx: Transaction,
  viewer: Viewer,
  record: Recorder,
  before: Unit,
  { version, set }: { version: number; set: Partial<Unit> },
): Promise<void> {
  const [after] = await tx
    .update(units)
    .set({ ...set, ...touched(units, viewer) })
    .where(isVersion(units, before.id, version))
    .returning();
  if (!after) {
    throw new Stale({
      ...(await lastEditor(tx, "units", before.id)),
      version: before.version,
      values: rawOf(unitRevisionFields, before),
    });
  }
  record(units, before, after);
}
