import type { Viewer } from "@/lib/auth/viewer";
import type { Company } from "@/lib/companies/queries";
import type { Project } from "@/lib/projects/reach";

/** A record of one's own unit, of another unit, or of nobody. `unit` is the code of the unit that keeps it. */
export type Ground = { project: Project; company: Company; unit: string };
export type Trial = (
  viewer: Viewer,
  code: { project: string; company: string },
  ground: Ground,
) => Promise<unknown>;
