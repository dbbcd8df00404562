import { noAmount } from "@/lib/fields/numbers";
import type { AccountLine } from "@/lib/funds/account";
import type { FlowForm } from "@/lib/funds/input";
import { flowKinds } from "@/lib/funds/rules";

export type Party = { value: string; label: string };

/** What a line is in the account it is read in: a mother fund pays a sub-fund in, and gets money back from it. */
export const flowWord = ({ kind, mirrorOf }: Pick<AccountLine, "kind" | "mirrorOf">): string => {
  if (!mirrorOf) return flowKinds[kind];
  return kind === "contribution" ? "出资下级基金" : "下级基金分回";
};

/** The line as a form holds it. */
export const formOf = (fundId: number, line: AccountLine): FlowForm => ({
  fundId: String(fundId),
  kind: line.kind,
  happenedOn: line.on,
  money: {
    ...noAmount,
    typed: line.money.typed,
    rate: line.money.rate ?? "",
    rateOn: line.money.rateOn ?? "",
    rateSource: line.money.rateSource ?? "",
  },
  commitmentId: line.commitmentId === null ? "" : String(line.commitmentId),
  dealId: line.dealId === null ? "" : String(line.dealId),
  voucherNote: line.voucherNote ?? "",
  note: line.note ?? "",
});

const takesContributor = (kind: string) => kind === "contribution" || kind === "distribution";

/** A counterpart by its word: contributors and deals never share one list for one kind. */
export function partyIn(
  kind: string,
  word: string,
  { contributors, deals }: { contributors: Party[]; deals: Party[] },
): { commitmentId: string; dealId: string } | null {
  if (word === "") return { commitmentId: "", dealId: "" };
  const from = takesContributor(kind) ? contributors : deals;
  const found = from.find(({ label }) => label === word);
  if (!found) return null;
  return takesContributor(kind)
    ? { commitmentId: found.value, dealId: "" }
    : { commitmentId: "", dealId: found.value };
}

/** Two of one name are told apart by their number. */
export const distinct = (parties: Party[]): Party[] =>
  parties.map((party) =>
    parties.filter(({ label }) => label === party.label).length > 1
      ? { ...party, label: `${party.label}（${party.value}）` }
      : party,
  );
