import "server-only";
import { entriesOf } from "@/lib/dictionaries/queries";
import type { Yuan } from "@/lib/money/yuan";
import { type AgendaRule, agendaRules } from "@/lib/reviews/rules";

export type Threshold = { rule: AgendaRule; label: string; limit: number; from: Yuan; minutes: number };

const isRule = (code: string): code is AgendaRule => (agendaRules as readonly string[]).includes(code);

/** The rules in force today, in the order in which their items come; one an administrator has closed is not there. */
export async function thresholds(): Promise<Threshold[]> {
  return (await entriesOf("agendaRules")).flatMap(({ code, label, attributes }) => {
    const { limit, from, minutes } = attributes;
    return isRule(code)
      ? [
          {
            rule: code,
            label,
            limit: Number(limit ?? 0),
            from: Number(from ?? 0),
            minutes: Number(minutes ?? 5),
          },
        ]
      : [];
  });
}
