"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { cleanText } from "@/lib/fields/text";
import * as commands from "./commands";
import { ledgerNames } from "./ledgers";

const viewInput = z.strictObject({
  ledger: z.enum(ledgerNames),
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable(),
  name: z
    .string()
    .max(80)
    .transform((typed) => cleanText(typed))
    .refine((name) => name.length > 0 && [...name].length <= 20, "视图名称请写 1 到 20 个字"),
  scope: z.enum(["private", "unit", "system"]),
  query: z.string().max(2_000),
});

export const saveView = action("view.save", viewInput, (viewer, { id, ...view }) =>
  commands.saveView(viewer, { ...view, id: id === null ? null : Number(id) }),
);

export const removeView = action(
  "view.remove",
  z.strictObject({ id: z.string().regex(/^\d{1,15}$/) }),
  (viewer, { id }) => commands.removeView(viewer, Number(id)),
);
