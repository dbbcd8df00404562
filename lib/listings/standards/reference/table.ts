import type { listingStandards } from "@/db/schema";

export type StandardRow = Pick<
  typeof listingStandards.$inferInsert,
  | "ruleId"
  | "board"
  | "setNo"
  | "appliesTo"
  | "alt"
  | "metric"
  | "window"
  | "op"
  | "value"
  | "unit"
  | "condition"
  | "ruleName"
  | "validFrom"
  | "validTo"
  | "status"
  | "source"
  | "mark"
  | "note"
>;

type Head = {
  set: string;
  /** 一般企业 unless said. */
  appliesTo?: string;
  /** What the ids of these conditions begin with. */
  stem: string;
  clause: string;
  source: string;
  from?: string;
  to?: string;
  mark?: "general_knowledge_verify" | "unverified";
};

/** Conditions of one clause, one a line: `slot metric window op value unit words # note`. A slot begins with its alternative. */
export function rules(board: string, head: Head, lines: string): StandardRow[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => rowOf(board, head, line));
}

function rowOf(board: string, head: Head, line: string): StandardRow {
  const [text = "", note = null] = line.split(" # ");
  const [slot = "", metric = "", window = "", op = "", value = "", unit = "", condition = ""] =
    text.split(" ");
  const isPending = slot === "pending";
  const known = (word: string) => (word === "-" ? "" : word);
  return {
    ruleId: isPending ? head.stem : `${head.stem}${slot}`,
    board,
    setNo: head.set,
    appliesTo: head.appliesTo ?? "一般企业",
    alt: /^[a-f]\d/.test(slot) ? slot.slice(0, 1) : "a",
    metric: isPending ? "pending" : metric,
    window: known(window),
    op: known(op),
    value: known(value) || null,
    unit: known(unit),
    condition,
    ruleName: head.clause,
    validFrom: head.from ?? null,
    validTo: head.to ?? null,
    status: statusOf(head),
    source: head.source,
    mark: head.mark ?? "sourced",
    note,
  };
}

function statusOf({ from, to }: Head): string {
  if (!from) return "pending_verify";
  return to ? "superseded" : "in_force";
}
