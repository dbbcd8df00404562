"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import * as commands from "./commands";

const form = z.string().regex(/^[\w:-]{1,80}$/);

export const keepDraft = action(
  "draft.keep",
  z.strictObject({ form, data: z.record(z.string().max(60), z.unknown()) }),
  (viewer, draft) => commands.keepDraft(viewer, draft.form, draft.data),
);

export const dropDraft = action("draft.keep", z.strictObject({ form }), (viewer, draft) =>
  commands.dropDraft(viewer, draft.form),
);
