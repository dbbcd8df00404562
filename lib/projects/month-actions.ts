"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/auth/action";
import { answerReturnInput, closeMonthInput, returnCellInput } from "./month-input";
import * as closing from "./months/closing";
import * as returns from "./months/returns";

export const returnCell = action("progress.return", returnCellInput, async (viewer, input) => {
  await returns.returnCell(viewer, input);
  revalidatePath("/progress");
});

export const answerReturn = action("progress.report", answerReturnInput, async (viewer, input) => {
  await returns.answerReturn(viewer, input);
  revalidatePath("/progress");
});

export const closeMonth = action("month.close", closeMonthInput, async (viewer, input) => {
  const kept = await closing.closeMonth(viewer, input);
  revalidatePath("/progress");
  return kept;
});
