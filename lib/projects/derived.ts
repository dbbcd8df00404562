import "server-only";
import { today } from "@/lib/date/day";
import { entriesOf } from "@/lib/dictionaries/queries";
import { nameKey } from "@/lib/fields/text";
import { searchTextOf } from "@/lib/search/search-text";
import type { ProjectInput } from "./input";
import { type SizeBand, sizeClassOf } from "./rules";

/** The bands in force on a day (domain.md §1.3). */
export async function sizeBands(day = today()): Promise<SizeBand[]> {
  return (await entriesOf("sizeBands", day)).map(({ code, attributes }) => ({
    code,
    from: Number(attributes.from),
  }));
}

/** What the program derives from the fields people fill. */
export function derivedOf(
  input: Pick<ProjectInput, "name" | "approvalCode" | "totalInvestment" | "sourceNumber">,
  more: { code: string; investorNames: string; bands: SizeBand[] },
) {
  return {
    nameKey: nameKey(input.name),
    sizeClass: sizeClassOf(input.totalInvestment?.yuan ?? null, more.bands),
    investorNames: more.investorNames,
    searchText: searchTextOf(
      input.name,
      more.investorNames,
      more.code,
      input.approvalCode,
      input.sourceNumber,
    ),
  };
}
