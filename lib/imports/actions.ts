"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import * as commands from "./commands";
import { answersInput, headerChoice, rowPlaces, runCode, sheetName } from "./input";
import { rereadSheet as reread } from "./rereading";
import { importVerbs } from "./rules";
import { undoRun as undo } from "./undoing";

export const checkRun = action(
  importVerbs,
  z.strictObject({ code: runCode, answers: answersInput }),
  (viewer, { code, answers }) => commands.checkRun(viewer, code, answers),
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
  (viewer, { code, rows, ticked }) => commands.tickRows(viewer, code, rows, ticked),
);

export const confirmRun = action(importVerbs, z.strictObject({ code: runCode }), (viewer, { code }) =>
  commands.confirmRun(viewer, code),
);

export const dropRun = action(importVerbs, z.strictObject({ code: runCode }), (viewer, { code }) =>
  commands.dropRun(viewer, code),
);

export const undoRun = action(importVerbs, z.strictObject({ code: runCode }), (viewer, { code }) =>
  undo(viewer, code),
);
