"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/auth/action";
import { acceptInput, answerInput, returnInput, settleInput } from "./check-input";
import * as commands from "./checks/commands";

export const acceptChanges = action("check.accept", acceptInput, async (viewer, { ids }) => {
  const count = await commands.acceptChanges(viewer, ids);
  revalidatePath("/desk");
  return count;
});

export const returnChange = action("check.return", returnInput, async (viewer, input) => {
  await commands.returnChange(viewer, input);
  revalidatePath("/desk");
});

export const answerThread = action("check.answer", answerInput, async (viewer, input) => {
  await commands.answerThread(viewer, input);
  revalidatePath(`/projects/${input.code}`);
});

export const settleThread = action("check.settle", settleInput, async (viewer, input) => {
  await commands.settleThread(viewer, input);
  revalidatePath("/desk");
});
