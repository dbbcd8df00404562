import type { FormOptions } from "@/app/(office)/form/form-options";
import { roles } from "@/lib/auth/roles";
import { labelsOf } from "@/lib/dictionaries/queries";
import { homesOf } from "@/lib/people/rules";
import { listUnits } from "@/lib/units/queries";

/** Units under each role that can be held there, chains under the unit that carries them. */
export async function grantOptions(): Promise<FormOptions> {
  const [units, chains] = await Promise.all([listUnits(), labelsOf("chains")]);
  return {
    unitId: roles.flatMap((role) =>
      units
        .filter((unit) => (homesOf[role] as readonly string[]).includes(unit.kind))
        .map((unit) => ({ value: String(unit.id), label: unit.name, parent: role })),
    ),
    chains: units.flatMap(({ id, chainCode }) =>
      chainCode ? [{ value: chainCode, label: chains.get(chainCode) ?? chainCode, parent: String(id) }] : [],
    ),
  };
}
