import type { FormOptions } from "@/app/(office)/form/form-options";
import type { Verb } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { boardOptions, tierOptions } from "@/lib/listings/queries";
import { isListingBoard } from "@/lib/listings/rules";
import { unitsWithin } from "@/lib/units/queries";

export async function listingFormOptions(viewer: Viewer, verb: Verb): Promise<FormOptions> {
  const [units, tiers, boards] = await Promise.all([
    unitsWithin(viewer, verb),
    tierOptions(),
    boardOptions(),
  ]);
  return {
    unitId: units.map(({ id, name }) => ({ value: String(id), label: name })),
    listingTiers: tiers,
    boards: boards.filter(({ value }) => isListingBoard(value)),
  };
}
