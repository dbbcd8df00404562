"use client";

import { useState } from "react";
import { useReadAgain } from "@/app/ui/read-again";
import { notify } from "@/app/ui/toast";
import type { Answer } from "@/lib/auth/action";

export type SeveralOptions<Row> = {
  /** Those that can be ticked, in the order they stand in. */
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  /** Asked for once a press, so that an act may start from what the one before it answered. */
  judging: () => (row: Row) => Promise<Answer<unknown>>;
  /** "已接受 3 条" */
  done: (count: number) => string;
};

export type Several<Row> = {
  ticked: readonly Row[];
  isTicked: (row: Row) => boolean;
  toggle: (row: Row) => void;
  toggleAll: () => void;
  pending: boolean;
  refused: readonly string[];
  run: () => Promise<void>;
};

const noAnswer = "网络不通，没有办理";

/** Several ticked rows judged one after another, each by its own act; whatever is refused is named and stays ticked. */
export function useSeveral<Row>(options: SeveralOptions<Row>): Several<Row> {
  const { rows, keyOf, nameOf, judging, done } = options;
  const { readAgain } = useReadAgain();
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [pending, setPending] = useState(false);
  const ticked = rows.filter((row) => keys.has(keyOf(row)));
  const isTicked = (row: Row) => keys.has(keyOf(row));
  const toggle = (row: Row) => {
    const next = new Set(keys);
    if (!next.delete(keyOf(row))) next.add(keyOf(row));
    setKeys(next);
  };
  const toggleAll = () => setKeys(new Set(ticked.length === rows.length ? [] : rows.map(keyOf)));

  async function run() {
    if (pending) return;
    setPending(true);
    setRefused([]);
    const left: Row[] = [];
    const words: string[] = [];
    const judge = judging();
    for (const row of ticked) {
      const answer = await judge(row).catch(() => null);
      if (answer?.ok) continue;
      left.push(row);
      words.push(`${nameOf(row)}：${answer?.message ?? noAnswer}`);
    }
    setPending(false);
    setKeys(new Set(left.map(keyOf)));
    setRefused(words);
    const count = ticked.length - left.length;
    if (count > 0) notify(done(count));
    readAgain();
  }
  return { ticked, isTicked, toggle, toggleAll, pending, refused, run };
}
