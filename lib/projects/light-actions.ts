"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/auth/action";
import { explainInput, judgeInput, overrideInput } from "./light-input";
import * as commands from "./lights/commands";

const refresh = (code: string) => revalidatePath(`/projects/${code}`);

export const explainLight = action("light.explain", explainInput, async (viewer, input) => {
  await commands.explainLight(viewer, input);
  refresh(input.code);
});

export const judgeReason = action("light.judge", judgeInput, async (viewer, input) => {
  await commands.judgeReason(viewer, input);
  refresh(input.code);
});

export const overrideLight = action("light.override", overrideInput, async (viewer, input) => {
  await commands.overrideLight(viewer, input);
  refresh(input.code);
});
