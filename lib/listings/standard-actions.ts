"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { idNumber, versionNumber } from "@/lib/fields/parts";
import * as commands from "./standards/commands";
import { lastDayInput, newStandardInput, standardInput } from "./standards/input";

const target = { id: idNumber, version: versionNumber };

export const reviseStandard = action(
  "standard.revise",
  z.strictObject({ ...target, standard: standardInput }),
  (viewer, { id, version, standard }) => commands.reviseStandard(viewer, { id, version }, standard),
);

export const closeStandard = action(
  "standard.revise",
  z.strictObject({ ...target, lastDay: lastDayInput }),
  (viewer, { id, version, lastDay }) => commands.closeStandard(viewer, { id, version }, lastDay),
);

export const addStandard = action(
  "standard.revise",
  z.strictObject({ standard: newStandardInput }),
  (viewer, { standard }) => commands.addStandard(viewer, standard),
);
