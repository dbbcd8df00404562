"use server";

import { action } from "@/lib/auth/action";
import * as commands from "./commands";
import { unitClosing, unitInput, unitMove, unitRevision } from "./input";
import { forgetUnits } from "./queries";

export const logUnit = action("unit.log", unitInput, async (viewer, unit) => {
  const code = await commands.logUnit(viewer, unit);
  forgetUnits();
  return code;
});

export const reviseUnit = action("unit.revise", unitRevision, async (viewer, { code, version, unit }) => {
  await commands.reviseUnit(viewer, code, version, unit);
  forgetUnits();
});

export const closeUnit = action("unit.revise", unitClosing, async (viewer, { code, version, validTo }) => {
  await commands.closeUnit(viewer, code, version, validTo);
  forgetUnits();
});

export const moveUnit = action("unit.revise", unitMove, async (viewer, { code, version, direction }) => {
  await commands.moveUnit(viewer, code, version, direction);
  forgetUnits();
});
