"use server";

import { action } from "@/lib/auth/action";
import { explainInput, judgeInput, overrideInput } from "./light-input";
import * as commands from "./lights/commands";

export const explainLight = action("light.explain", explainInput, commands.explainLight);

export const judgeReason = action("light.judge", judgeInput, commands.judgeReason);

export const overrideLight = action("light.override", overrideInput, commands.overrideLight);
