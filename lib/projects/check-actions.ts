"use server";

import { action } from "@/lib/auth/action";
import { acceptInput, answerInput, returnInput, settleInput } from "./check-input";
import * as commands from "./checks/commands";

export const acceptChanges = action("check.accept", acceptInput, (viewer, { ids }) =>
  commands.acceptChanges(viewer, ids),
);

export const returnChange = action("check.return", returnInput, commands.returnChange);

export const answerThread = action("check.answer", answerInput, commands.answerThread);

export const settleThread = action("check.settle", settleInput, commands.settleThread);
