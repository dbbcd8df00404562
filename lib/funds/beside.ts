import "server-only";
import { and, isNull, type SQL, sql } from "drizzle-orm";
import { companies, fundDeals, investmentRounds, leveragedCapital } from "@/db/schema";
import { eventsUnder } from "./events";
import { companyOfRound } from "./reach";
import type { Basis } from "./rules";

/** 撬动资本计入哪一期, in a sentence for every page and file that shows it. */
export const besideRule =
  "到位额按每笔到位日期计入；早于本轮基金首次打款的，计入首次打款日；没有到位日期的不计入任何一期，另行说明。承诺额计入本轮基金首次签约（决策）的期间。同一轮不论几只基金参与只计一次。";

/** Capital beside the funds, row by row on its round and company. */
export const besideTables = sql`${leveragedCapital}
  join ${investmentRounds} on ${investmentRounds.id} = ${leveragedCapital.roundId}
  join ${companies} on ${companyOfRound}`;

const besideStands = and(isNull(leveragedCapital.deletedAt), isNull(investmentRounds.deletedAt));

/** The day of the round's first event under the basis: without the funds' own part nothing was drawn in. */
const beganOn = (basis: Basis): SQL => sql`(select min(e.on_day) from ${fundDeals}
  join ${eventsUnder(basis)} e on e.deal_id = ${fundDeals.id}
  where ${fundDeals.roundId} = ${investmentRounds.id} and ${fundDeals.deletedAt} is null)`;

/**
 * The day a row counts. Money in place counts once both it and the funds' are there; a row without a day belongs to no
 * period. A promise counts with the round's first event.
 */
export const besideOn = (basis: Basis): SQL =>
  basis === "paid"
    ? sql`(case when ${leveragedCapital.happenedOn} is null then null
        else (select greatest(began, ${leveragedCapital.happenedOn}) from (select ${beganOn("paid")} as began) b where began is not null) end)`
    : beganOn(basis);

/** What the basis asks for: money in place under 打款, promised money under 投决 and 签约. */
export const besideYuan = (basis: Basis) =>
  basis === "paid" ? leveragedCapital.paidYuan : leveragedCapital.promisedYuan;

/** Rows of a period, by the day they count. */
export const besideWithin = (basis: Basis, { from, to }: { from: string; to: string }) =>
  and(besideStands, sql`${besideOn(basis)} between ${from}::date and ${to}::date`);

/** Money said to be in place, nobody says since when, beside a round the funds had paid into by then: in no period. */
export const besideUndated = ({ to }: { to: string }) =>
  and(
    besideStands,
    sql`${leveragedCapital.happenedOn} is null and ${leveragedCapital.paid} is not null and ${beganOn("paid")} <= ${to}::date`,
  );
