import { sql } from "drizzle-orm";
import { bigint, date, integer, jsonb, timestamp } from "drizzle-orm/pg-core";

/** What one headline amount holds: the typed words beside what was understood. `units` are whole units of `currency`. */
export type StoredAmount = {
  yuan: number | null;
  typed: string;
  qualifier: "exact" | "about" | "atLeast" | "range" | "toBeFixed";
  min: number | null;
  max: number | null;
  currency: string;
  units: number | null;
  rate: string | null;
  rateOn: string | null;
  rateSource: string | null;
};

export const id = () => bigint("id", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey();

export const ref = (name: string) => bigint(name, { mode: "number" });

/** A calendar date, `YYYY-MM-DD` from form to column to sheet. */
export const day = (name: string) => date(name, { mode: "string" });

/** A moment; the connection's time zone is Asia/Shanghai, so the text reads as wall-clock time there. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "string" });

export const amount = (name: string) => jsonb(name).$type<StoredAmount>();

/** The whole yuan of an amount column, kept by the database itself so that the two can never disagree. */
export const yuanOf = (name: string) =>
  bigint(`${name}_yuan`, { mode: "number" }).generatedAlwaysAs(sql.raw(`((${name} ->> 'yuan')::bigint)`));

/** What every record that people edit carries. */
export const tracked = () => ({
  version: integer("version").notNull().default(1),
  createdAt: moment("created_at").notNull().defaultNow(),
  createdBy: ref("created_by"),
  updatedAt: moment("updated_at").notNull().defaultNow(),
  updatedBy: ref("updated_by"),
  deletedAt: moment("deleted_at"),
});
