import type { FormOptions } from "@/app/(office)/form/form-options";
import type { Verb } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { optionsOf } from "@/lib/dictionaries/queries";
import { listUnits } from "@/lib/units/queries";

/** Companies are recorded by carrying units, the fund company and the listing office: whoever the verb reaches. */
export async function companyFormOptions(viewer: Viewer, verb: Verb): Promise<FormOptions> {
  const [units, chains, industries] = await Promise.all([
    listUnits(),
    optionsOf("chains"),
    optionsOf("industries"),
  ]);
  const reached = units.filter(({ id, kind }) => kind !== "city" && reaches(viewer, verb, { unitId: id }));
  return {
    unitId: reached.map(({ id, name }) => ({ value: String(id), label: name })),
    chains,
    industries: industries.map(({ value, label }) => ({ value, label: `${value} ${label}` })),
  };
}
