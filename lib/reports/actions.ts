"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { isDay } from "@/lib/date/day";
import { formKey } from "@/lib/fields/parts";
import { reportAsk } from "./ask";
import * as commands from "./commands";

const day = z.string().refine(isDay, "日期不正确");

export const issueSummary = action(
  "report.issue",
  z.strictObject({
    key: formKey,
    from: day,
    to: day,
    unit: z.string().max(20),
    likeness: z.string().regex(/^[0-9a-f]{64}$/, "页面已失效，请刷新"),
  }),
  async (viewer, { key, from, to, unit, likeness }) => {
    const ask = await reportAsk(viewer, { period: "custom", from, to, unit });
    return commands.issueSummary(viewer, { ask, likeness }, key);
  },
);
