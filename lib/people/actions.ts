"use server";

import { cookies } from "next/headers";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { type Role, roles } from "@/lib/auth/roles";
import { isSecure } from "@/lib/auth/settings";
import { formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import * as commands from "./commands";
import * as grants from "./grant-commands";
import {
  accountText,
  grantInput,
  passwordInput,
  personInput,
  personRevisionInput,
  type Theme,
  themeNames,
} from "./input";
import * as own from "./own-commands";

const onePerson = z.strictObject({ account: accountText, version: versionNumber });
const nothing = z.strictObject({});

export const createPerson = action(
  "person.create",
  z.strictObject({ key: formKey, person: personInput }),
  (viewer, { key, person }) => commands.createPerson(viewer, person, key),
);

export const revisePerson = action(
  "person.revise",
  z.strictObject({ account: accountText, version: versionNumber, person: personRevisionInput }),
  (viewer, { account, version, person }) => commands.revisePerson(viewer, account, version, person),
);

export const disablePerson = action("person.disable", onePerson, (viewer, { account, version }) =>
  commands.disablePerson(viewer, account, version),
);

export const enablePerson = action("person.enable", onePerson, (viewer, { account, version }) =>
  commands.enablePerson(viewer, account, version),
);

export const resetPassword = action("person.resetPassword", onePerson, (viewer, { account, version }) =>
  commands.resetPassword(viewer, account, version),
);

export const giveGrant = action(
  "grant.give",
  z.strictObject({ key: formKey, account: accountText, grant: grantInput }),
  (viewer, { key, account, grant }) => grants.giveGrant(viewer, account, grant, key),
);

export const revokeGrant = action(
  "grant.revoke",
  z.strictObject({ account: accountText, id: idNumber, version: versionNumber }),
  (viewer, { account, id, version }) => grants.revokeGrant(viewer, account, id, version),
);

export const endSessionsOfPerson = action(
  "session.end",
  z.strictObject({ account: accountText, id: idNumber.nullable() }),
  (viewer, { account, id }) => own.endSessionsOfPerson(viewer, account, id),
);

export const endOwnSession = action("session.end", z.strictObject({ id: idNumber }), (viewer, { id }) =>
  own.endOwnSession(viewer, id),
);

export const endOtherSessions = action("session.end", nothing, own.endOtherSessions);

export const changePassword = action("password.change", passwordInput, (viewer, { current, fresh }) =>
  own.changePassword(viewer, { current, fresh }),
);

const year = 365 * 24 * 3600;

/** Kept on the account, and in a cookie so that the very first line of a page is in the right colours. */
export const chooseTheme = action(
  "theme.choose",
  z.strictObject({ theme: z.enum(Object.keys(themeNames) as [Theme, ...Theme[]]) }),
  async (viewer, { theme }) => {
    await own.chooseTheme(viewer, theme);
    const jar = await cookies();
    jar.set("theme", theme, { path: "/", maxAge: year, sameSite: "lax", httpOnly: true, secure: isSecure() });
  },
);

export const previewRole = action(
  "role.preview",
  z.strictObject({ role: z.enum(roles as [Role, ...Role[]]) }),
  (viewer, { role }) => own.previewRole(viewer, role),
);

export const leavePreview = action("preview.leave", nothing, own.leavePreview);
