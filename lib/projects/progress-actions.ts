"use server";

import { revalidatePath } from "next/cache";
import { action, failureOf } from "@/lib/auth/action";
import * as commands from "./progress/commands";
import * as grid from "./progress/grid";
import { monthlyRows } from "./progress/queries";
import { gridInput, monthInput, unchangedInput } from "./progress-input";

export const reportMonth = action("progress.report", monthInput, async (viewer, input) => {
  const version = await commands.reportMonth(viewer, input);
  revalidatePath(`/projects/${input.code}`);
  return version;
});

/** One answer per project, and each project as it stands after it. */
export const saveMonthlyGrid = action("progress.report", gridInput, async (viewer, input) => {
  const answers = await grid.reportMonths(viewer, input, (error) => failureOf(error, "progress.report"));
  const now = await monthlyRows(
    viewer,
    input,
    answers.map(({ code }) => code),
  );
  revalidatePath("/progress");
  return answers.map((one) => ({ ...one, now: now.get(one.code) ?? null }));
});

export const confirmUnchanged = action("progress.confirmUnchanged", unchangedInput, async (viewer, input) => {
  const count = await grid.confirmUnchanged(viewer, input);
  revalidatePath("/progress");
  return count;
});
