"use server";

import { action } from "@/lib/auth/action";
import * as commands from "./commands";
import { addHolidays as addHolidayDays } from "./holiday-commands";
import { addition, closing, holidayNotice, move, revision } from "./input";
import { forgetDictionaries } from "./queries";

export const reviseDictionaryEntry = action(
  "dictionary.revise",
  revision,
  async (viewer, { id, version, entry }) => {
    await commands.reviseDictionaryEntry(viewer, id, version, entry);
    forgetDictionaries();
  },
);

export const addDictionaryEntry = action(
  "dictionary.revise",
  addition,
  async (viewer, { dictionary, entry }) => {
    await commands.addDictionaryEntry(viewer, dictionary, entry);
    forgetDictionaries();
  },
);

export const closeDictionaryEntry = action(
  "dictionary.revise",
  closing,
  async (viewer, { id, version, validTo }) => {
    await commands.closeDictionaryEntry(viewer, id, version, validTo);
    forgetDictionaries();
  },
);

export const reopenDictionaryEntry = action(
  "dictionary.revise",
  revision,
  async (viewer, { id, version, entry }) => {
    await commands.reopenDictionaryEntry(viewer, id, version, entry);
    forgetDictionaries();
  },
);

export const moveDictionaryEntry = action(
  "dictionary.revise",
  move,
  async (viewer, { id, version, direction }) => {
    await commands.moveDictionaryEntry(viewer, id, version, direction);
    forgetDictionaries();
  },
);

export const addHolidays = action("dictionary.revise", holidayNotice, async (viewer, notice) => {
  const written = await addHolidayDays(viewer, notice);
  forgetDictionaries();
  return written;
});
