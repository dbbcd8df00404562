import type { FormOptions } from "@/app/(office)/form/form-options";
import type { Viewer } from "@/lib/auth/viewer";
import { optionsOf } from "@/lib/dictionaries/queries";
import { fundOptions, placeOptions } from "@/lib/funds/options";

/** The lists a fund's form offers. A fund is not offered as its own parent. */
export async function fundFormOptions(viewer: Viewer, ownId?: number): Promise<FormOptions> {
  const [funds, places] = await Promise.all([fundOptions(viewer), placeOptions(viewer)]);
  return {
    unitId: places.keepers,
    parentId: funds.filter(({ value }) => value !== String(ownId)),
  };
}

/** The lists a deal's form offers: any carrying place may receive an investment. */
export async function dealFormOptions(viewer: Viewer): Promise<FormOptions> {
  const [funds, places, chains] = await Promise.all([
    fundOptions(viewer),
    placeOptions(viewer),
    optionsOf("chains"),
  ]);
  return { fundId: funds, unitId: places.places, chains };
}
