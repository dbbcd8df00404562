"use client";

import { createContext, type ReactNode, useContext } from "react";

export type Option = { value: string; label: string; parent?: string | null };

/** The words of dictionaries and lists a form offers, by the dictionary's or the field's name. */
export type FormOptions = Readonly<Record<string, readonly Option[]>>;

const Options = createContext<FormOptions>({});

export function FormOptionsProvider({ options, children }: { options: FormOptions; children: ReactNode }) {
  return <Options.Provider value={options}>{children}</Options.Provider>;
}

export const useFormOptions = (name: string): readonly Option[] => useContext(Options)[name] ?? [];
