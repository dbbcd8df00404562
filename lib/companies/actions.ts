"use server";

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
  (viewer, { key, company }) => commands.logCompany(viewer, company, key),
);

export const reviseCompany = action("company.revise", revision, (viewer, { code, version, company }) =>
  commands.reviseCompany(viewer, code, version, company),
);

export const nameChainLeader = action(
  "company.nameChainLeader",
  naming,
  (viewer, { code, version, ...named }) => commands.nameChainLeader(viewer, code, version, named),
);

export const removeCompany = action(
  "company.remove",
  z.strictObject({ code: codeText, version: versionNumber }),
  (viewer, { code, version }) => commands.removeCompany(viewer, code, version),
);

export const searchCompanies = action(
  "company.read",
  z.strictObject({ question: z.string().max(60) }),
  (viewer, { question }) => findCompanies(viewer, question),
);

export const logContact = action(
  "contact.log",
  z.strictObject({ key: formKey, code: codeText, contact: contactInput }),
  (viewer, { key, code, contact }) => contacts.logContact(viewer, code, contact, key),
);

export const reviseContact = action(
  "contact.revise",
  z.strictObject({ code: codeText, id: idNumber, version: versionNumber, contact: contactInput }),
  (viewer, { code, id, version, contact }) => contacts.reviseContact(viewer, code, id, version, contact),
);

export const removeContact = action(
  "contact.remove",
  z.strictObject({ code: codeText, id: idNumber, version: versionNumber }),
  (viewer, { code, id, version }) => contacts.removeContact(viewer, code, id, version),
);
