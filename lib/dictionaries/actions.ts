"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/auth/action";
import * as commands from "./commands";
import { addition, closing, move, revision } from "./input";

export const reviseDictionaryEntry = action(
  "dictionary.revise",
  revision,
  async (viewer, { dictionary, id, version, entry }) => {
    await commands.reviseDictionaryEntry(viewer, id, version, entry);
    revalidatePath(`/admin/dictionaries/${dictionary}`);
  },
);

export const addDictionaryEntry = action(
  "dictionary.revise",
  addition,
  async (viewer, { dictionary, entry }) => {
    await commands.addDictionaryEntry(viewer, dictionary, entry);
    revalidatePath(`/admin/dictionaries/${dictionary}`);
  },
);

export const closeDictionaryEntry = action(
  "dictionary.revise",
  closing,
  async (viewer, { id, version, validTo }) => {
    await commands.closeDictionaryEntry(viewer, id, version, validTo);
    revalidatePath("/admin/dictionaries");
  },
);

export const moveDictionaryEntry = action(
  "dictionary.revise",
  move,
  async (viewer, { id, version, direction }) => {
    await commands.moveDictionaryEntry(viewer, id, version, direction);
    revalidatePath("/admin/dictionaries");
  },
);
