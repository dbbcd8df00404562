import type { Role } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

/** Who reads figures at all, and who reads them before anything else. */
const readers: readonly Role[] = ["leader", "cityHead", "cityOfficer", "countyReviewer"];
const first: readonly Role[] = ["leader"];

const holds = (viewer: Viewer, roles: readonly Role[]) =>
  viewer.grants.some(({ role }) => roles.includes(role));

export const hasFigures = (viewer: Viewer): boolean => holds(viewer, readers);
export const leadsWithFigures = (viewer: Viewer): boolean => holds(viewer, first);
