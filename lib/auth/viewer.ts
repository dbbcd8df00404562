import { roleMay, type Verb } from "./policy";
import type { Role } from "./roles";

export type Grant = {
  role: Role;
  unitId: number;
  /** The unit and everything under it. */
  unitIds: readonly number[];
  chainCode: string | null;
};

/** Who asks. Made once per request from the session row; never from what the browser sends. */
export type Viewer = {
  userId: number;
  name: string;
  unitId: number;
  unitName: string;
  sessionId: number;
  grants: readonly Grant[];
  mustChangePassword: boolean;
  theme: "light" | "dark" | "system";
  /** A role looked at by the security administrator: menus and pages of that role, no rows, no writes. */
  preview: Role | null;
  address: string | null;
};

export const can = (viewer: Viewer, verb: Verb): boolean =>
  viewer.grants.some((grant) => roleMay(grant.role, verb));

/** Whether the viewer has any of these verbs: a door that several registers share. */
export const canSome = (viewer: Viewer, verbs: readonly Verb[]): boolean =>
  verbs.some((verb) => can(viewer, verb));

export const grantsFor = (viewer: Viewer, verb: Verb): Grant[] =>
  viewer.grants.filter((grant) => roleMay(grant.role, verb));
