import "server-only";
import { wordsOf } from "@/lib/dictionaries/shown";
import { unitNames } from "@/lib/units/queries";
import { companyFields } from "./fields";
import type { Company } from "./queries";
import { creditCodeOddity } from "./rules";

const order = [
  "name",
  "shortName",
  "creditCode",
  "unitId",
  "place",
  "industryCode",
  "groupName",
  "chainCode",
  "note",
] as const;

/** A company as a list of label and value, in the order people read it. */
export async function companyFacts(
  company: Company,
): Promise<{ label: string; value: string; wide?: boolean }[]> {
  const [words, units] = await Promise.all([wordsOf(companyFields), unitNames()]);
  const oddity = company.creditCode ? creditCodeOddity(company.creditCode) : null;
  const facts = order.map((key) => {
    const value = key === "unitId" ? (units.get(company.unitId) ?? "—") : words(key, company[key]);
    return {
      label: companyFields[key].label,
      value: key === "creditCode" && oddity ? `${value}（${oddity}）` : value,
      wide: key === "note",
    };
  });
  const leader = company.isChainLeader
    ? `是，${company.chainLeaderFrom ?? ""} 起${company.chainLeaderTo ? `至 ${company.chainLeaderTo}` : ""}`
    : "否";
  return [...facts, { label: "链主企业", value: leader }];
}
