"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { idNumber, versionNumber } from "@/lib/fields/parts";
import * as commands from "./standards/commands";
import { lastDayInput, newStandardInput, standardInput } from "./standards/input";

const target = { id: idNumber, version: versionNumber };
const refresh = () => revalidatePath("/listings/standards");

export const reviseStandard = action(
  "standard.revise",
  z.strictObject({ ...target, standard: standardInput }),
  async (viewer, { id, version, standard }) => {
    await commands.reviseStandard(viewer, { id, version }, standard);
    refresh();
  },
);

export const closeStandard = action(
  "standard.revise",
  z.strictObject({ ...target, lastDay: lastDayInput }),
  async (viewer, { id, version, lastDay }) => {
    await commands.closeStandard(viewer, { id, version }, lastDay);
    refresh();
  },
);

export const addStandard = action(
  "standard.revise",
  z.strictObject({ standard: newStandardInput }),
  async (viewer, { standard }) => {
    await commands.addStandard(viewer, standard);
    refresh();
  },
);
