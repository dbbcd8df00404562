"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { codeText, formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import * as commands from "./commands";
import * as contacts from "./contact-commands";
import { companyInput, contactInput } from "./input";
import { findCompanies } from "./queries";

const revision = z.strictObject({ code: codeText, version: versionNumber, company: companyInput });
const naming = z.strictObject({
  code: codeText,
  version: versionNumber,
  isChainLeader: z.boolean(),
  from: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, "请填写日期")
    .transform((day) => day || null),
  to: z
    .string()
    .regex(/^(\d{4}-\d{2}-\d{2})?$/, "请填写日期")
    .transform((day) => day || null),
});

export const logCompany = action(
  "company.log",
  z.strictObject({ key: formKey, company: companyInput }),
  async (viewer, { key, company }) => {
    const code = await commands.logCompany(viewer, company, key);
    revalidatePath("/companies");
    return code;
  },
);

export const reviseCompany = action(
  "company.revise",
  revision,
  async (viewer, { code, version, company }) => {
    await commands.reviseCompany(viewer, code, version, company);
    revalidatePath("/companies");
    return code;
  },
);

export const nameChainLeader = action(
  "company.nameChainLeader",
  naming,
  async (viewer, { code, version, ...named }) => {
    await commands.nameChainLeader(viewer, code, version, named);
    revalidatePath(`/companies/${code}`);
  },
);

export const removeCompany = action(
  "company.remove",
  z.strictObject({ code: codeText, version: versionNumber }),
  async (viewer, { code, version }) => {
    await commands.removeCompany(viewer, code, version);
    revalidatePath("/companies");
  },
);

export const searchCompanies = action(
  "company.read",
  z.strictObject({ question: z.string().max(60) }),
  (viewer, { question }) => findCompanies(viewer, question),
);

export const logContact = action(
  "contact.log",
  z.strictObject({ key: formKey, code: codeText, contact: contactInput }),
  async (viewer, { key, code, contact }) => {
    await contacts.logContact(viewer, code, contact, key);
    revalidatePath(`/companies/${code}`);
  },
);

export const reviseContact = action(
  "contact.revise",
  z.strictObject({ code: codeText, id: idNumber, version: versionNumber, contact: contactInput }),
  async (viewer, { code, id, version, contact }) => {
    await contacts.reviseContact(viewer, code, id, version, contact);
    revalidatePath(`/companies/${code}`);
  },
);

export const removeContact = action(
  "contact.remove",
  z.strictObject({ code: codeText, id: idNumber, version: versionNumber }),
  async (viewer, { code, id, version }) => {
    await contacts.removeContact(viewer, code, id, version);
    revalidatePath(`/companies/${code}`);
  },
);
