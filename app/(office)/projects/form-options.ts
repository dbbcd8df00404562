import type { FormOptions } from "@/app/(office)/form/form-options";
import type { Verb } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { optionsOf } from "@/lib/dictionaries/queries";
import { unitsWithin } from "@/lib/units/queries";

/** The lists a project's form offers; units are those the viewer may write for. */
export async function projectFormOptions(viewer: Viewer, verb: Verb): Promise<FormOptions> {
  const [units, chains, segments, regions, industries] = await Promise.all([
    unitsWithin(viewer, verb),
    optionsOf("chains"),
    optionsOf("segments"),
    optionsOf("regions"),
    optionsOf("industries"),
  ]);
  return {
    unitId: units.map(({ id, name }) => ({ value: String(id), label: name })),
    chains,
    segments,
    regions,
    industries: industries.map(({ value, label }) => ({ value, label: `${value} ${label}` })),
  };
}
