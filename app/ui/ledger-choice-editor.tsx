"use client";

import { useState } from "react";
import { Button } from "./button";
import { Checkbox } from "./checkbox";
import { cx } from "./class-names";
import type { EditorProps } from "./ledger-editor-props";
import { chosenValues, writeChoice } from "./ledger-filters";
import { TextInput } from "./text-input";

const indents = ["", "pl-5", "pl-10", "pl-[60px]"] as const;
const searchableFrom = 8;

/** Several of a list; each tick takes effect at once. */
export function ChoiceEditor({ filter, value, onChange, onClose }: EditorProps) {
  const [search, setSearch] = useState("");
  const options = filter.options ?? [];
  const chosen = chosenValues(value);
  const found = options.filter(({ label }) => label.includes(search.trim()));
  const toggle = (one: string) => {
    const next = chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
    // The order of the list, not of the pressing: equal choices have equal addresses.
    onChange(writeChoice(options.map((option) => option.value).filter((option) => next.includes(option))));
  };
  return (
    <div className="w-[260px]">
      {options.length >= searchableFrom && (
        <div className="border-b border-line p-2">
          <TextInput
            aria-label={`在${filter.label}中查找`}
            placeholder="查找"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
      )}
      <fieldset className="max-h-[320px] overflow-auto px-3 py-2">
        <legend className="sr-only">{filter.label}</legend>
        {found.map((option) => (
          <Checkbox
            key={option.value}
            label={option.label}
            className={cx("py-1", !search && indents[option.depth ?? 0])}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
        ))}
        {found.length === 0 && <p className="py-2 text-center text-sm text-muted">没有匹配的选项</p>}
      </fieldset>
      <div className="flex justify-between border-t border-line p-2">
        <Button look="quiet" size="small" disabled={chosen.length === 0} onClick={() => onChange("")}>
          清除
        </Button>
        <Button look="primary" size="small" onClick={onClose}>
          完成
        </Button>
      </div>
    </div>
  );
}
