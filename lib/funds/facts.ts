import "server-only";
import { wordsOf } from "@/lib/dictionaries/shown";
import { unitNames } from "@/lib/units/queries";
import { dealFields, fundFields, roundFields } from "./fields";
import { fundNames } from "./options";
import type { DealRecord } from "./queries";
import type { Fund } from "./reach";

export type Shown = { label: string; value: string; wide?: boolean };

const withUnit = (value: string, unit?: string) =>
  unit && value !== "—" && /\d$/.test(value) ? `${value} ${unit}` : value;

const fundOrder = [
  "layer",
  "kind",
  "status",
  "parentId",
  "manager",
  "size",
  "unitId",
  "registrationNumber",
  "establishedOn",
  "investUntil",
  "endsOn",
  "focus",
  "policyBasis",
  "shortName",
  "note",
] as const;

/** A fund as a list of label and value, in the order people read it. */
export async function fundFacts(fund: Fund): Promise<Shown[]> {
  const [words, units, names] = await Promise.all([wordsOf(fundFields), unitNames(), fundNames()]);
  const shown = (key: (typeof fundOrder)[number]) => {
    if (key === "unitId") return units.get(fund.unitId) ?? "—";
    if (key === "parentId") return names.find(({ id }) => id === fund.parentId)?.label ?? "—";
    return withUnit(words(key, fund[key]), (fundFields[key] as { unit?: string }).unit);
  };
  return fundOrder.map((key) => ({
    label: fundFields[key].label,
    value: shown(key),
    wide: key === "note" || key === "focus",
  }));
}

/** A deal's facts with those of its round. */
export async function dealFacts({ deal, round, fund, company, project }: DealRecord): Promise<{
  deal: Shown[];
  round: Shown[];
}> {
  const [words, wordsOfRound, units] = await Promise.all([
    wordsOf(dealFields),
    wordsOf(roundFields),
    unitNames(),
  ]);
  const of = (key: "role" | "share" | "decided" | "agreed" | "owner" | "sourceNumber" | "note") => ({
    label: dealFields[key].label,
    value: withUnit(words(key, deal[key]), (dealFields[key] as { unit?: string }).unit),
    wide: key === "note",
  });
  const ofRound = (key: "name" | "chainCode" | "postMoney" | "note") => ({
    label: roundFields[key].label,
    value: withUnit(wordsOfRound(key, round[key]), (roundFields[key] as { unit?: string }).unit),
    wide: key === "note",
  });
  return {
    deal: [
      { label: dealFields.fundId.label, value: fund.name },
      ...(["role", "share", "decided", "agreed", "owner", "sourceNumber", "note"] as const).map(of),
    ],
    round: [
      { label: roundFields.companyId.label, value: company.name },
      ofRound("name"),
      { label: roundFields.unitId.label, value: units.get(round.unitId) ?? "—" },
      ofRound("chainCode"),
      ofRound("postMoney"),
      { label: roundFields.projectId.label, value: project?.name ?? "—" },
      ofRound("note"),
    ],
  };
}
