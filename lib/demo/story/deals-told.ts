import { chipRounds } from "./deals-chips";
import { energyRounds } from "./deals-energy";
import { equipmentRounds } from "./deals-equipment";
import { healthRounds } from "./deals-health";
import { materialRounds } from "./deals-materials";
import type { ToldRound } from "./deals-plot";

export const toldRounds: readonly ToldRound[] = [
  ...materialRounds,
  ...energyRounds,
  ...equipmentRounds,
  ...chipRounds,
  ...healthRounds,
];
