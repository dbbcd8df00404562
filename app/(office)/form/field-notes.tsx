"use client";

import { createContext, type ReactNode, useContext } from "react";

/** What somebody said about single fields of a form, by the field's name: a reviewer's return, until it is settled. */
export type FieldNotes = Readonly<Record<string, string>>;

const Notes = createContext<FieldNotes>({});

export function FieldNotesProvider({ notes, children }: { notes: FieldNotes; children: ReactNode }) {
  return <Notes.Provider value={notes}>{children}</Notes.Provider>;
}

/** The field's help with what was said about it above it. */
export function useNoted(name: string, help: ReactNode): ReactNode {
  const note = useContext(Notes)[name];
  if (!note) return help;
  return (
    <>
      <span className="block whitespace-pre-line text-danger">{note}</span>
      {help}
    </>
  );
}
