"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import * as commands from "./commands";
import { answersInput, headerChoice, rowPlaces, runCode, sheetName } from "./input";
import { rereadSheet as reread } from "./rereading";
import { importVerbs } from "./rules";
import { undoRun as undo } from "./undoing";

const refresh = (code: string) => revalidatePath(`/imports/${code}`);

export const checkRun = action(
  importVerbs,
  z.strictObject({ code: runCode, answers: answersInput }),
  async (viewer, { code, answers }) => {
    await commands.checkRun(viewer, code, answers);
    refresh(code);
  },
);

/** Before anything is checked: the same sheet under another heading. */
export const rereadSheet = action(
  importVerbs,
  z.strictObject({ code: runCode, sheet: sheetName, header: headerChoice.optional() }),
  reread,
);

export const tickRows = action(
  importVerbs,
  z.strictObject({ code: runCode, rows: rowPlaces, ticked: z.boolean() }),
  async (viewer, { code, rows, ticked }) => {
    await commands.tickRows(viewer, code, rows, ticked);
    refresh(code);
  },
);

export const confirmRun = action(importVerbs, z.strictObject({ code: runCode }), async (viewer, { code }) => {
  await commands.confirmRun(viewer, code);
  refresh(code);
});

export const dropRun = action(importVerbs, z.strictObject({ code: runCode }), async (viewer, { code }) => {
  await commands.dropRun(viewer, code);
  refresh(code);
});

export const undoRun = action(importVerbs, z.strictObject({ code: runCode }), async (viewer, { code }) => {
  const outcome = await undo(viewer, code);
  refresh(code);
  return outcome;
});
