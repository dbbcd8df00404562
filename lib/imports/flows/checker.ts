import "server-only";
import { db } from "@/db/client";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { companyKey, nameKey } from "@/lib/fields/text";
import { flowFields } from "@/lib/funds/fields";
import { type FlowInput, flowInput } from "@/lib/funds/input";
import type { Flow, Fund } from "@/lib/funds/reach";
import { type FlowKind, flowKinds, isOfDeal } from "@/lib/funds/rules";
import { changedFields } from "@/lib/imports/changes";
import { type ReadRules, readFields, textIn, withoutErrors } from "@/lib/imports/field-facts";
import { readForm } from "@/lib/imports/forms";
import type { Answers } from "@/lib/imports/input";
import { type KnownFunds, knownFunds } from "@/lib/imports/known-funds";
import { Notes } from "@/lib/imports/notes";
import { checkedRow } from "@/lib/imports/records";
import type { CheckedRow, Checker, SourceRow } from "@/lib/imports/register";
import { fieldWords } from "@/lib/imports/words";
import { quoted } from "@/lib/money/typed";
import { showWan } from "@/lib/money/yuan";
import { labelOf } from "./columns";
import { commitmentsOf, dealsOf, flowsOf, type NamedCommitment, type NamedDeal } from "./existing";
import { BookedFlows } from "./identity";
import { flowKindOf, withoutSign } from "./kinds";

export type FlowEntry = { flow: FlowInput; code: string | null; version: number | null };

type Rules = ReadRules & { viewer: Viewer; funds: KnownFunds };
type Around = { deals: readonly NamedDeal[]; commitments: readonly NamedCommitment[]; booked: BookedFlows };

/** Checks rows of a fund's account. What a row names must be known: money is never moved to a name alone. */
export async function flowChecker(viewer: Viewer, answers: Answers): Promise<Checker> {
  const [words, funds] = await Promise.all([fieldWords(flowFields), knownFunds(db, viewer)]);
  const rules: Rules = { viewer, answers, words, funds, today: today() };
  const ids = funds.all.map(({ id }) => id);
  const [flows, deals, commitments] = await Promise.all([
    flowsOf(db, viewer, { fundIds: ids, codes: [] }),
    dealsOf(db, ids),
    commitmentsOf(db, ids),
  ]);
  const around: Around = { deals, commitments, booked: new BookedFlows(flows) };
  return async (rows) => rows.map((row) => checkFlow(row, around, rules));
}

function checkFlow(source: SourceRow, around: Around, rules: Rules): CheckedRow {
  const notes = new Notes(source);
  const row = understood(withoutErrors(source, flowFields, labelOf, notes), notes);
  const kind = row.kind;
  const fund = fundOf(row.source, rules, notes);
  const facts = readFields(row.source, flowFields, rules, notes);
  const deal = fund ? dealOf(row.source, fund, kind, around.deals, notes) : null;
  const commitment = fund ? commitmentOf(row.source, fund, kind, around.commitments, notes) : null;
  const booked = codeOf(row.source, around.booked, notes);
  const given = {
    fundId: String(fund?.id ?? ""),
    dealId: String(deal?.id ?? ""),
    commitmentId: String(commitment?.id ?? ""),
  };
  const read = notes.has("refuse")
    ? null
    : readForm({ fields: flowFields, input: flowInput, stored: booked, given }, facts, notes);
  const same = booked ?? (read ? around.booked.same(read) : null);
  if (read && !same) askAboutVoucher(read, around.booked, notes);
  return checkedRow(row.source, notes, {
    title: [fund?.name ?? textIn(row.source, "fundId"), textIn(row.source, "kind")].filter(Boolean).join(" "),
    shown: {
      happenedOn: read?.happenedOn ?? textIn(row.source, "happenedOn") ?? "",
      other: deal
        ? `${deal.company} ${deal.round}`
        : (commitment?.contributor ?? textIn(row.source, "dealId") ?? ""),
      money: facts.amounts.money ? showWan(facts.amounts.money.yuan) : (textIn(row.source, "money") ?? ""),
      voucherNote: facts.typed.voucherNote ?? "",
    },
    known: same,
    entry: read && { flow: read, code: same?.code ?? null, version: same?.version ?? null },
    changes: same && read ? changesOf(same, read, around, rules, notes) : [],
    sum: read?.money ?? null,
  });
}

/** The kind in the register's own word, and the amount without the minus of the account. */
function understood(source: SourceRow, notes: Notes): { source: SourceRow; kind: FlowKind | null } {
  const word = textIn(source, "kind");
  const kind = word === null ? null : flowKindOf(word);
  const cells = new Map(source.cells);
  cells.delete("kind");
  if (word !== null && kind === null)
    notes.say(
      "refuse",
      "kind",
      `没有${quoted(word)}这种流水，可以是出资、投资、退出回款、分红收益、分配、费用`,
    );
  const money = cells.get("money");
  if (money) {
    const text = withoutSign(money.cell.text, kind);
    if (text !== money.cell.text) cells.set("money", { ...money, cell: { text } });
  }
  const written = source.cells.get("kind");
  if (written && kind) cells.set("kind", { ...written, cell: { text: flowKinds[kind] } });
  return { source: { ...source, cells }, kind };
}

function fundOf(row: SourceRow, { funds }: Rules, notes: Notes): Fund | null {
  const word = textIn(row, "fundId");
  const fund = word === null ? null : funds.find(word);
  if (word === null) notes.say("refuse", "fundId", "请填写基金");
  else if (!fund)
    notes.say("refuse", "fundId", `没有登记过${quoted(word)}这只基金，请先在基金台账登记，或核对名称`);
  return fund;
}

/** Only money of one investment names it; a fee or a distribution may mention a company without being about it. */
function dealOf(
  row: SourceRow,
  fund: Fund,
  kind: FlowKind | null,
  deals: readonly NamedDeal[],
  notes: Notes,
): NamedDeal | null {
  const word = textIn(row, "dealId") ?? textIn(row, "other");
  if (word === null || kind === null || !isOfDeal(kind)) return null;
  const round = nameKey(textIn(row, "round") ?? "");
  const own = deals.filter(({ fundId }) => fundId === fund.id);
  const named = own.filter(
    (deal) =>
      deal.code === word.toUpperCase() ||
      nameKey(`${deal.company}${deal.round}`) === nameKey(word) ||
      (deal.companyKey === companyKey(word) && (round === "" || nameKey(deal.round) === round)),
  );
  if (named.length === 1) return named[0] ?? null;
  const why =
    named.length > 1
      ? `投过${quoted(word)} ${named.length} 轮（${named.map((one) => one.round).join("、")}），请填写轮次或投资项目编号`
      : `没有投资${quoted(word)}的登记，请先在基金投资台账登记，或核对名称`;
  notes.say("refuse", placeOf(row, "dealId"), `${fund.shortName ?? fund.name}${why}`);
  return null;
}

/** Where the other side was named: in a column of its own, or in the one that serves for all. */
const placeOf = (row: SourceRow, key: string): string => (textIn(row, key) === null ? "other" : key);

function commitmentOf(
  row: SourceRow,
  fund: Fund,
  kind: FlowKind | null,
  commitments: readonly NamedCommitment[],
  notes: Notes,
): NamedCommitment | null {
  const word = textIn(row, "commitmentId") ?? textIn(row, "other");
  if (word === null || (kind !== "contribution" && kind !== "distribution")) return null;
  const key = companyKey(word);
  const named = commitments.filter(
    ({ fundId, contributor }) => fundId === fund.id && companyKey(contributor) === key,
  );
  if (named.length === 1) return named[0] ?? null;
  const why =
    named.length > 1 ? "登记了不止一笔认缴，请在基金页登记这笔流水" : "没有登记认缴，请先在基金页登记";
  notes.say("refuse", placeOf(row, "commitmentId"), `${quoted(word)}在${fund.shortName ?? fund.name}${why}`);
  return null;
}

function codeOf(row: SourceRow, booked: BookedFlows, notes: Notes): Flow | null {
  const code = textIn(row, "code")?.normalize("NFKC").toUpperCase() ?? "";
  if (!/^LS-/.test(code)) return null;
  const flow = booked.byCode(code);
  if (!flow) notes.say("refuse", "code", `没有编号为 ${code} 的流水，或上面的行已经用过这个编号`);
  return flow;
}

function askAboutVoucher(flow: FlowInput, booked: BookedFlows, notes: Notes): void {
  const other = booked.underVoucher(flow);
  if (!other) return;
  const was = `${other.happenedOn} ${showWan(other.moneyYuan)} 万元`;
  notes.say("look", "voucherNote", `这个凭证号已登记过一笔：${was}；勾选后作为另一笔新增`);
}

function changesOf(
  stored: Flow,
  read: FlowInput,
  { deals, commitments }: Around,
  { words, funds }: Rules,
  notes: Notes,
) {
  const show = (key: string, value: unknown): string => {
    const id = Number(value);
    if (key === "fundId") return funds.byId(id)?.name ?? "—";
    if (key === "commitmentId") return commitments.find((one) => one.id === id)?.contributor ?? "—";
    if (key !== "dealId") return words.show(key, value);
    const deal = deals.find((one) => one.id === id);
    return deal ? `${deal.company} ${deal.round}` : "—";
  };
  const said = Object.keys(flowFields);
  return changedFields(stored, read, { fields: flowFields, said, show }, notes).changes;
}
