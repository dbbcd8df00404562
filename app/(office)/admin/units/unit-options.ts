import type { FormOptions } from "@/app/(office)/form/form-options";
import { optionsOf } from "@/lib/dictionaries/queries";
import { listUnits } from "@/lib/units/queries";
import { newUnitKinds } from "@/lib/units/tree";

/** What the forms of a unit offer; a unit cannot come to lie under itself. */
export async function unitOptions(own?: number): Promise<FormOptions> {
  const [units, chains] = await Promise.all([listUnits(), optionsOf("chains")]);
  return {
    parentId: units
      .filter(({ id }) => id !== own)
      .map(({ id, name }) => ({ value: String(id), label: name })),
    unitKinds: newUnitKinds,
    chains,
  };
}
