"use server";

import { action, failureOf } from "@/lib/auth/action";
import * as commands from "./progress/commands";
import * as grid from "./progress/grid";
import { monthlyRows } from "./progress/queries";
import { gridInput, monthInput, unchangedInput } from "./progress-input";

export const reportMonth = action("progress.report", monthInput, commands.reportMonth);

/** One answer per project, and each project as it stands after it. */
export const saveMonthlyGrid = action("progress.report", gridInput, async (viewer, input) => {
  const answers = await grid.reportMonths(viewer, input, (error) => failureOf(error, "progress.report"));
  const now = await monthlyRows(
    viewer,
    input,
    answers.map(({ code }) => code),
  );
  return answers.map((one) => ({ ...one, now: now.get(one.code) ?? null }));
});

export const confirmUnchanged = action("progress.confirmUnchanged", unchangedInput, grid.confirmUnchanged);
