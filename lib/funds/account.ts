import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  companies,
  files,
  fundCommitments,
  fundDeals,
  fundFlows,
  funds,
  investmentRounds,
} from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { can, type Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { Amount } from "@/lib/money/amount";
import type { Yuan } from "@/lib/money/yuan";
import { signedYuan, twin } from "./flow-ledger";
import { companyOfRound, type Fund, flowReach, fundOfFlow, roundOfDeal } from "./reach";
import type { FlowKind } from "./rules";

export type AccountLine = {
  code: string;
  version: number;
  on: Day;
  kind: FlowKind;
  money: Amount;
  /** Into this fund above zero, out of it below. */
  signed: Yuan;
  balance: Yuan;
  commitmentId: number | null;
  dealId: number | null;
  counterpart: string | null;
  voucherNote: string | null;
  voucher: { key: string; name: string } | null;
  note: string | null;
  isTwin: boolean;
  /** Kept in a sub-fund's account; here its other side. */
  mirrorOf: { code: string; name: string } | null;
};

/**
 * A fund's account in order of days with its running balance: its own flows, and the other side of what sub-funds
 * recorded of it, so that one movement is written down once.
 */
export async function accountOf(viewer: Viewer, fund: Fund): Promise<AccountLine[]> {
  if (!can(viewer, "flow.read")) return [];
  const rows = await db.execute<Record<string, unknown>>(sql`
    with lines as (
      select ${fundFlows.id} as id, ${fundFlows.code} as code, ${fundFlows.version} as version, ${fundFlows.happenedOn}::text as on_day,
        ${fundFlows.kind} as kind, ${fundFlows.money} as money, ${fundFlows.commitmentId} as commitment_id, ${fundFlows.dealId} as deal_id,
        ${fundFlows.voucherNote} as voucher_note, ${fundFlows.note} as note, ${fundFlows.voucherId} as voucher_id, ${twin} as is_twin,
        coalesce(${companies.name} || ' ' || ${investmentRounds.name}, ${fundCommitments.contributor}) as counterpart,
        case when ${fundFlows.fundId} = ${fund.id} then 1 else -1 end * (${signedYuan}) as signed,
        case when ${fundFlows.fundId} <> ${fund.id} then ${funds.code} end as mirror_code, ${funds.name} as fund_name
      from ${fundFlows}
      join ${funds} on ${fundOfFlow}
      left join ${fundCommitments} on ${fundCommitments.id} = ${fundFlows.commitmentId}
      left join ${fundDeals} on ${fundDeals.id} = ${fundFlows.dealId}
      left join ${investmentRounds} on ${roundOfDeal}
      left join ${companies} on ${companyOfRound}
      where ${fundFlows.deletedAt} is null and ${withinReach(viewer, "flow.read", flowReach)}
        and (${fundFlows.fundId} = ${fund.id} or (${fundCommitments.fromFundId} = ${fund.id} and ${fundCommitments.deletedAt} is null))
    )
    select l.*, sum(l.signed) over (order by l.on_day, l.id) as balance, f.key as file_key, f.original_name as file_name
    from lines l left join ${files} f on f.id = l.voucher_id
    order by l.on_day, l.id`);
  return rows.map(lineOf);
}

const orNull = (value: unknown): string | null => (value === null ? null : String(value));
const idOf = (value: unknown): number | null => (value === null ? null : Number(value));

function lineOf(row: Record<string, unknown>): AccountLine {
  return {
    code: String(row.code),
    version: Number(row.version),
    on: String(row.on_day),
    kind: String(row.kind) as FlowKind,
    money: row.money as Amount,
    signed: Number(row.signed),
    balance: Number(row.balance),
    commitmentId: idOf(row.commitment_id),
    dealId: idOf(row.deal_id),
    counterpart: row.mirror_code === null ? orNull(row.counterpart) : String(row.fund_name),
    voucherNote: orNull(row.voucher_note),
    voucher: row.file_key === null ? null : { key: String(row.file_key), name: String(row.file_name) },
    note: orNull(row.note),
    isTwin: row.is_twin === true,
    mirrorOf:
      row.mirror_code === null ? null : { code: String(row.mirror_code), name: String(row.fund_name) },
  };
}
