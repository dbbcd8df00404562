"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/auth/action";
import * as commands from "./commands";
import { addition, closing, move, revision } from "./input";
import { forgetDictionaries } from "./queries";

export const reviseDictionaryEntry = action(
  "dictionary.revise",
  revision,
  async (viewer, { dictionary, id, version, entry }) => {
    await commands.reviseDictionaryEntry(viewer, id, version, entry);
    forgetDictionaries();
    revalidatePath(`/admin/dictionaries/${dictionary}`);
  },
);

export const addDictionaryEntry = action(
  "dictionary.revise",
  addition,
  async (viewer, { dictionary, entry }) => {
    await commands.addDictionaryEntry(viewer, dictionary, entry);
    forgetDictionaries();
    revalidatePath(`/admin/dictionaries/${dictionary}`);
  },
);

export const closeDictionaryEntry = action(
  "dictionary.revise",
  closing,
  async (viewer, { id, version, validTo }) => {
    await commands.closeDictionaryEntry(viewer, id, version, validTo);
    forgetDictionaries();
    revalidatePath("/admin/dictionaries");
  },
);

export const moveDictionaryEntry = action(
  "dictionary.revise",
  move,
  async (viewer, { id, version, direction }) => {
    await commands.moveDictionaryEntry(viewer, id, version, direction);
    forgetDictionaries();
    revalidatePath("/admin/dictionaries");
  },
);
