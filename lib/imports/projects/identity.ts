import type { IssueLevel } from "@/lib/imports/verdicts";

/** By what a project is recognised: its own code, else its official one, else the ledger's number, else name, investors and unit. */
export type Identity = {
  unitId: number;
  code: string | null;
  approvalCode: string | null;
  sourceNumber: string | null;
  nameKey: string;
  investorKeys: readonly string[];
};

export type Candidate = Omit<Identity, "code"> & { id: number; codes: readonly string[]; label: string };

export type Match = {
  found: Candidate | null;
  problem: { level: Exclude<IssueLevel, "note">; key: string; message: string } | null;
  /** Records so like the row that they were named in the problem. */
  alike: readonly number[];
};

const nothing: Match = { found: null, problem: null, alike: [] };

export function matchOf(row: Identity, candidates: readonly Candidate[]): Match {
  if (row.code !== null) return byCode(row.code, candidates);
  return byApprovalCode(row, candidates) ?? bySourceNumber(row, candidates) ?? byName(row, candidates);
}

function byCode(code: string, candidates: readonly Candidate[]): Match {
  const found = candidates.find(({ codes }) => codes.includes(code)) ?? null;
  if (found) return { ...nothing, found };
  const message = `没有编号为 ${code} 的项目，或不在您可导入的范围内；新项目请把编号留空`;
  return { ...nothing, problem: { level: "refuse", key: "code", message } };
}

function byApprovalCode(row: Identity, candidates: readonly Candidate[]): Match | null {
  if (row.approvalCode === null) return null;
  const same = candidates.filter(({ approvalCode }) => approvalCode === row.approvalCode);
  const [only, ...others] = same.filter((one) => one.nameKey === row.nameKey || same.length === 1);
  if (only && others.length === 0) return { ...nothing, found: only };
  return same.length > 0 ? ambiguous("approvalCode", `项目代码 ${row.approvalCode}`, same) : null;
}

function bySourceNumber(row: Identity, candidates: readonly Candidate[]): Match | null {
  if (row.sourceNumber === null) return null;
  const found = candidates.find(
    ({ sourceNumber, unitId }) => sourceNumber === row.sourceNumber && unitId === row.unitId,
  );
  return found ? { ...nothing, found } : null;
}

/** Same name and unit: one that another key tells apart is another project. */
function byName(row: Identity, candidates: readonly Candidate[]): Match {
  const named = candidates.filter(
    (one) => one.unitId === row.unitId && one.nameKey === row.nameKey && !isToldApart(row, one),
  );
  const same = named.filter((one) => isSameOrUnsaid(row.investorKeys, one.investorKeys));
  const best = same.filter((one) => isSame(row.investorKeys, one.investorKeys));
  const [only, ...others] = best.length > 0 ? best : same;
  if (only && others.length === 0) return { ...nothing, found: only };
  if (same.length > 0) return ambiguous("name", "项目名称", same);
  if (named.length === 0) return nothing;
  const [first] = named;
  const message = `本单位已有同名项目 ${first?.label}，投资方不同；勾选后作为另一个项目新增`;
  return { ...nothing, problem: { level: "look", key: "name", message }, alike: named.map(({ id }) => id) };
}

const isToldApart = (row: Identity, one: Candidate): boolean =>
  (["approvalCode", "sourceNumber"] as const).some(
    (key) => row[key] !== null && one[key] !== null && row[key] !== one[key],
  );

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((key) => other.includes(key));

const isSameOrUnsaid = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 0 || other.length === 0 || isSame(one, other);

function ambiguous(key: string, what: string, same: readonly Candidate[]): Match {
  const labels = same.slice(0, 3).map(({ label }) => label);
  const message = `${what}对应 ${same.length} 个已有项目（${labels.join("、")}），请填写项目编号说明是哪一个`;
  return { found: null, problem: { level: "refuse", key, message }, alike: [] };
}

export type Place = { sheet: string; row: number };

/** Recognises a project that stands in the same file twice. */
export class SeenRows {
  readonly #seen = new Map<string, Place>();

  /** The first row that is the same as this one, and how surely it is. Remembers this one otherwise. */
  firstOf(row: Identity, targetId: number | null, place: Place): { first: Place; sure: boolean } | null {
    const sure = [
      targetId === null ? null : `id ${targetId}`,
      row.sourceNumber === null ? null : `source ${row.unitId} ${row.sourceNumber}`,
    ].flatMap((key) => key ?? []);
    const likely = [
      row.approvalCode === null ? null : `approval ${row.approvalCode}`,
      `name ${[row.unitId, row.nameKey, row.approvalCode ?? "", row.sourceNumber ?? "", ...[...row.investorKeys].sort()].join(" ")}`,
    ].flatMap((key) => key ?? []);
    const before = [...sure, ...likely].find((key) => this.#seen.has(key));
    const first = before === undefined ? undefined : this.#seen.get(before);
    if (before !== undefined && first) return { first, sure: sure.includes(before) };
    for (const key of [...sure, ...likely]) this.#seen.set(key, place);
    return null;
  }
}
