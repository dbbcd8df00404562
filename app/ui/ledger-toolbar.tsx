"use client";

import { Columns3, ListFilter } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button } from "./button";
import { useLedger } from "./ledger-context";
import { FilterChip } from "./ledger-filter-chip";
import type { LedgerFilter } from "./ledger-filters";
import { LedgerSearch } from "./ledger-search";
import { type Density, densities, isFiltered } from "./ledger-state";
import { Popover } from "./popover";

const ColumnChooser = lazy(() =>
  import("./ledger-column-chooser").then((part) => ({ default: part.ColumnChooser })),
);

const densityNames = { compact: "紧凑", normal: "默认", relaxed: "宽松" } as const satisfies Record<
  Density,
  string
>;

function DensityChoice() {
  const { control } = useLedger();
  return (
    <select
      aria-label="行高"
      className="select h-8 rounded border border-line bg-bg pl-2 hover:border-primary phone:hidden"
      value={control.state.density}
      onChange={(event) => control.go({ density: event.target.value as Density }, "replace")}
    >
      {densities.map((density) => (
        <option key={density} value={density}>
          {densityNames[density]}
        </option>
      ))}
    </select>
  );
}

function MoreFilters({
  filters,
  onPick,
}: {
  filters: readonly LedgerFilter[];
  onPick: (key: string) => void;
}) {
  return (
    <Popover
      label="更多筛选"
      look="quiet"
      icon={<ListFilter size={14} aria-hidden="true" />}
      button={`更多筛选（${filters.length}）`}
    >
      {(close) => (
        <ul className="min-w-[160px] p-1">
          {filters.map(({ key, label }) => (
            <li key={key}>
              <button
                type="button"
                className="block h-8 w-full rounded px-3 text-start hover:bg-hover phone:h-11"
                onClick={() => {
                  close();
                  onPick(key);
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

/** Filters beyond the first few wait behind "更多筛选" until they are used or asked for. */
const alwaysShown = 5;

/** The filters of whatever stands inside a LedgerContext: a table, or a board. */
export function FilterBar() {
  const { control, filters } = useLedger();
  const [asked, setAsked] = useState<string[]>([]);
  const shows = ({ key }: LedgerFilter) => asked.includes(key) || key in control.state.filters;
  const hidden = filters.filter((filter, place) => place >= alwaysShown && !shows(filter));
  const chips = filters.filter((filter) => !hidden.includes(filter));
  return (
    <>
      {chips.map((filter) => (
        <FilterChip key={filter.key} filter={filter} startOpen={asked.includes(filter.key)} />
      ))}
      {hidden.length > 0 && <MoreFilters filters={hidden} onPick={(key) => setAsked([...asked, key])} />}
      {isFiltered(control.state) && (
        <Button look="quiet" onClick={() => control.go({ q: "", filters: {} })}>
          清除筛选
        </Button>
      )}
    </>
  );
}

export function LedgerToolbar({ searchHint, actions }: { searchHint: string; actions?: ReactNode }) {
  return (
    <div className="no-print mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-2 phone:basis-full">
        <LedgerSearch hint={searchHint} />
        <FilterBar />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Popover
          align="end"
          label="选择列"
          icon={<Columns3 size={14} aria-hidden="true" />}
          button="列"
          className="phone:hidden"
        >
          {(close) => (
            <Suspense fallback={null}>
              <ColumnChooser onClose={close} />
            </Suspense>
          )}
        </Popover>
        <DensityChoice />
        {actions}
      </div>
    </div>
  );
}
