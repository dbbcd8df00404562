import { companies } from "@/db/schema";
import type { ReachColumns } from "@/lib/auth/reach";

/** A unit's own companies; chain leaders are public knowledge in the house. */
export const companyReach: ReachColumns = {
  unitId: companies.unitId,
  chainCode: companies.chainCode,
  open: companies.isChainLeader,
};
