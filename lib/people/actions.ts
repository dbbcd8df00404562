"use server";

import { revalidatePath } from "next/cache";
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

const showAgain = (account: string) => {
  revalidatePath("/admin/people");
  revalidatePath(`/admin/people/${account}`);
};

export const createPerson = action(
  "person.create",
  z.strictObject({ key: formKey, person: personInput }),
  async (viewer, { key, person }) => {
    const made = await commands.createPerson(viewer, person, key);
    revalidatePath("/admin/people");
    return made;
  },
);

export const revisePerson = action(
  "person.revise",
  z.strictObject({ account: accountText, version: versionNumber, person: personRevisionInput }),
  async (viewer, { account, version, person }) => {
    await commands.revisePerson(viewer, account, version, person);
    showAgain(account);
  },
);

export const disablePerson = action("person.disable", onePerson, async (viewer, { account, version }) => {
  await commands.disablePerson(viewer, account, version);
  showAgain(account);
});

export const enablePerson = action("person.enable", onePerson, async (viewer, { account, version }) => {
  await commands.enablePerson(viewer, account, version);
  showAgain(account);
});

export const resetPassword = action(
  "person.resetPassword",
  onePerson,
  async (viewer, { account, version }) => {
    const reset = await commands.resetPassword(viewer, account, version);
    showAgain(account);
    return reset;
  },
);

export const giveGrant = action(
  "grant.give",
  z.strictObject({ key: formKey, account: accountText, grant: grantInput }),
  async (viewer, { key, account, grant }) => {
    await grants.giveGrant(viewer, account, grant, key);
    showAgain(account);
  },
);

export const revokeGrant = action(
  "grant.revoke",
  z.strictObject({ account: accountText, id: idNumber, version: versionNumber }),
  async (viewer, { account, id, version }) => {
    await grants.revokeGrant(viewer, account, id, version);
    showAgain(account);
  },
);

export const endSessionsOfPerson = action(
  "session.end",
  z.strictObject({ account: accountText, id: idNumber.nullable() }),
  async (viewer, { account, id }) => {
    const ended = await own.endSessionsOfPerson(viewer, account, id);
    showAgain(account);
    return ended;
  },
);

export const endOwnSession = action(
  "session.end",
  z.strictObject({ id: idNumber }),
  async (viewer, { id }) => {
    await own.endOwnSession(viewer, id);
    revalidatePath("/me");
  },
);

export const endOtherSessions = action("session.end", nothing, async (viewer) => {
  const ended = await own.endOtherSessions(viewer);
  revalidatePath("/me");
  return ended;
});

export const changePassword = action("password.change", passwordInput, async (viewer, { current, fresh }) => {
  await own.changePassword(viewer, { current, fresh });
});

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
  async (viewer, { role }) => {
    await own.previewRole(viewer, role);
    revalidatePath("/", "layout");
  },
);

export const leavePreview = action("preview.leave", nothing, async (viewer) => {
  await own.leavePreview(viewer);
  revalidatePath("/", "layout");
});
