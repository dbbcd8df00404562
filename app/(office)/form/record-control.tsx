"use client";

import { useState } from "react";
import { Combobox } from "@/app/ui/combobox";
import type { ComboOption, ComboSearch } from "@/app/ui/combobox-search";
import type { ControlProps } from "@/app/ui/control";

export type RecordControlProps = ControlProps & {
  search: ComboSearch;
  read?: (typed: string) => string | null;
  onChange: (event: { target: { value: string } }) => void;
};

/** Another record, found by typing; the form holds its code, the control its name. */
export function RecordControl({ onChange, ...control }: RecordControlProps) {
  const [chosen, setChosen] = useState<ComboOption | null>(null);
  return (
    <Combobox
      {...control}
      value={chosen}
      onChange={(option) => {
        setChosen(option);
        onChange({ target: { value: option?.value ?? "" } });
      }}
    />
  );
}
