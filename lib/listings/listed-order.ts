import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { listedCompanies } from "@/db/schema";

/**
 * 第 n 家: companies in the order of their first listing, one number each. Two on one day follow their stock codes.
 * A second board gives no second number, and a company that was delisted keeps its own. One row a company: `company_id`,
 * `listed_on` (the first), `gone_on` (when the last board was left, null while any remains), `n`, `same_day`.
 */
export const listedOrder: SQL = sql`(
  select company_id, listed_on, gone_on, unit_id, code,
    row_number() over (order by listed_on, stock_code, id)::int as n,
    count(*) over (partition by listed_on)::int as same_day
  from (
    select distinct on (company_id) company_id, listed_on, unit_id, code, id,
      coalesce(stock_code, '') as stock_code,
      case when count(*) over whole = count(delisted_on) over whole then max(delisted_on) over whole end as gone_on
    from ${listedCompanies}
    where deleted_at is null
    window whole as (partition by company_id)
    order by company_id, listed_on, coalesce(stock_code, ''), id
  ) as firsts
)`;
