import "server-only";
import { yearOf } from "@/lib/date/day";
import type { Holidays } from "@/lib/date/workdays";
import { entriesOf } from "./queries";

/** The holidays and worked weekends in force, as the administrator keeps them. */
export async function holidays(): Promise<Holidays> {
  const entries = await entriesOf("holidays");
  const daysOf = (kind: string) =>
    new Set(entries.filter(({ attributes }) => attributes.kind === kind).map(({ code }) => code));
  return {
    off: daysOf("off"),
    work: daysOf("work"),
    years: new Set(entries.map(({ code }) => yearOf(code))),
  };
}
