"use client";

import { useState } from "react";
import { Button } from "@/app/ui/button";
import { Dialog } from "@/app/ui/dialog";
import type { Conflict } from "@/lib/auth/refusals";

export type ConflictDialogProps = {
  conflict: Conflict;
  labels: Readonly<Record<string, string>>;
  base: Record<string, unknown>;
  mine: Record<string, unknown>;
  /** With the values to go on with and the record's version now; null leaves the form as it is. */
  onSettle: (values: Record<string, unknown> | null, version: number) => void;
};

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const inWords = (value: unknown): string => {
  if (value === null || value === undefined || value === "") return "（空）";
  if (typeof value === "object") return String((value as { typed?: unknown }).typed || "（空）");
  return String(value);
};

/** Somebody saved first: fields only they changed are taken over, fields both changed are chosen one by one. */
export function ConflictDialog({ conflict, labels, base, mine, onSettle }: ConflictDialogProps) {
  const theirs = conflict.values;
  const keys = Object.keys(theirs).filter((key) => key in mine);
  const both = keys.filter(
    (key) => !same(theirs[key], base[key]) && !same(mine[key], base[key]) && !same(mine[key], theirs[key]),
  );
  const theirsOnly = keys.filter((key) => !same(theirs[key], base[key]) && same(mine[key], base[key]));
  const [keep, setKeep] = useState<Record<string, "mine" | "theirs">>({});
  const merged = () =>
    Object.fromEntries([
      ...theirsOnly.map((key) => [key, theirs[key]] as const),
      ...both.map((key) => [key, keep[key] === "theirs" ? theirs[key] : mine[key]] as const),
    ]);
  return (
    <Dialog
      open
      form
      title={`${conflict.by} 在 ${conflict.at} 保存了这条记录`}
      onClose={() => onSettle(null, conflict.version)}
      footer={
        <>
          <Button onClick={() => onSettle(null, conflict.version)}>先不处理</Button>
          <Button look="primary" onClick={() => onSettle(merged(), conflict.version)}>
            按所选合并
          </Button>
        </>
      }
    >
      {theirsOnly.length > 0 && (
        <p className="mb-3">
          对方改动、您没有改的 {theirsOnly.length} 项将采用对方的值：
          {theirsOnly.map((key) => labels[key] ?? key).join("、")}。
        </p>
      )}
      {both.length === 0 && <p>没有双方都改过的内容，合并后再次保存即可。</p>}
      {both.map((key) => (
        <fieldset key={key} className="mb-3 rounded border border-line p-3">
          <legend className="px-1 font-semibold">{labels[key] ?? key}</legend>
          {(["mine", "theirs"] as const).map((whose) => (
            <label key={whose} className="flex cursor-pointer items-start gap-2 py-1">
              <input
                type="radio"
                name={key}
                checked={(keep[key] ?? "mine") === whose}
                onChange={() => setKeep({ ...keep, [key]: whose })}
              />
              <span>
                {whose === "mine" ? "保留我的：" : `采用${conflict.by}的：`}
                {inWords(whose === "mine" ? mine[key] : theirs[key])}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}
