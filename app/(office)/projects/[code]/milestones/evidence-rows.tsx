"use client";

import { useState } from "react";
import { DateInput } from "@/app/ui/date-input";
import { Field } from "@/app/ui/field";
import { FileDrop } from "@/app/ui/file-drop";
import { Select } from "@/app/ui/select";
import { type Upload, uploadTo } from "@/app/ui/upload-file";
import { acceptedExtensions, largestFile } from "@/lib/files/kinds";

const sendFile = uploadTo("/api/files");

export type EvidenceRow = { fileKey: string; kind: string; datedOn: string };

export type EvidenceRowsProps = {
  /** What papers this stage usually has, separated by ；. */
  expected: string;
  rows: EvidenceRow[];
  onChange: (rows: EvidenceRow[]) => void;
};

/** Papers with their kind and date. A file is sent at once; it counts when the form is. */
export function EvidenceRows({ expected, rows, onChange }: EvidenceRowsProps) {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const kinds = [...expected.split(/[；;]/).map((kind) => kind.trim()), "其他材料"].filter(Boolean);
  const upload: Upload = async (file, onShare, signal) => {
    const result = await sendFile(file, onShare, signal);
    if (result.ok) setNames((known) => ({ ...known, [result.id]: file.name }));
    return result;
  };
  const take = (ids: string[]) =>
    onChange(
      ids.map(
        (id) =>
          rows.find(({ fileKey }) => fileKey === id) ?? { fileKey: id, kind: kinds[0] ?? "", datedOn: "" },
      ),
    );
  const set = (at: number, change: Partial<EvidenceRow>) =>
    onChange(rows.map((row, i) => (i === at ? { ...row, ...change } : row)));
  return (
    <div className="space-y-3">
      <FileDrop
        upload={upload}
        onChange={take}
        multiple
        maxBytes={largestFile}
        accept={acceptedExtensions.map((ending) => `.${ending}`).join(",")}
        hint={`佐证材料：${kinds.slice(0, -1).join("、")}`}
      />
      {rows.map((row, i) => (
        <div key={row.fileKey} className="grid gap-3 rounded bg-subtle p-3 md:grid-cols-[1fr_1fr]">
          <p className="truncate text-sm md:col-span-2">{names[row.fileKey] ?? "已上传"}</p>
          <Field label="材料类型" required>
            <Select
              options={kinds.map((kind) => ({ value: kind.slice(0, 40), label: kind }))}
              value={row.kind}
              onChange={(event) => set(i, { kind: event.target.value })}
            />
          </Field>
          <Field label="材料日期" required>
            <DateInput value={row.datedOn} onChange={(event) => set(i, { datedOn: event.target.value })} />
          </Field>
        </div>
      ))}
    </div>
  );
}
