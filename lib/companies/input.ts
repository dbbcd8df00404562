import type { z } from "zod";
import { inputOf } from "@/lib/fields/input";
import { companyFields, contactFields } from "./fields";

export const companyInput = inputOf(companyFields);
export type CompanyInput = z.output<typeof companyInput>;
export type CompanyForm = z.input<typeof companyInput>;

export const contactInput = inputOf(contactFields);
export type ContactInput = z.output<typeof contactInput>;
export type ContactForm = z.input<typeof contactInput>;
