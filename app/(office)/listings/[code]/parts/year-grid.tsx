"use client";

import { useMemo, useRef } from "react";
import { EditGrid } from "@/app/ui/edit-grid";
import type { GridChange, GridSaved } from "@/app/ui/edit-grid-control";
import { useReadAgain } from "@/app/ui/read-again";
import { reportYear } from "@/lib/listings/actions";
import { columnsOf, savedOf, sheetRowOf, withChanges, type YearSheetRow } from "./year-sheet";

type Props = { code: string; rows: YearSheetRow[]; mayReport: boolean };

/** One row a year; every changed year is saved as a whole and answered by itself. */
export function YearGrid({ code, rows, mayReport }: Props) {
  const columns = useMemo(() => columnsOf(mayReport), [mayReport]);
  const sheet = useMemo(() => rows.map(sheetRowOf), [rows]);
  const { readAgain } = useReadAgain();
  const saved = useRef(new Map<string, YearSheetRow["form"]>());

  async function save(changes: GridChange[]): Promise<GridSaved[]> {
    const answers: GridSaved[] = [];
    for (const id of new Set(changes.map(({ rowId }) => rowId))) {
      const own = changes.filter(({ rowId }) => rowId === id);
      const form = saved.current.get(id) ?? rows.find((row) => row.form.year === id)?.form;
      if (!form) continue;
      const year = withChanges(form, own);
      const answer = await reportYear({ code, version: own[0]?.version ?? 0, year });
      if (answer.ok) saved.current.set(id, year);
      answers.push(...savedOf(own, answer));
    }
    if (answers.some(({ ok }) => ok)) readAgain();
    return answers;
  }

  return (
    <EditGrid
      title="年度财务"
      labelTitle="年度"
      labelWidth={80}
      columns={columns}
      rows={sheet}
      onSave={save}
    />
  );
}
