"use client";

import { useEffect, useState } from "react";
import { LinkButton } from "./button";
import { DescriptionList, type Fact, type FactGroup } from "./description-list";
import { DialogPanel } from "./dialog-panel";
import { ErrorBox } from "./error-box";
import { useLedger } from "./ledger-context";
import { readJson } from "./ledger-control";
import { Skeleton } from "./skeleton";

/** What a peek address answers. Facts with the same `group` stand together under its name. */
export type LedgerPeek = {
  title: string;
  href: string;
  facts: { label: string; value: string | null; group?: string; wide?: boolean }[];
  notes?: string[];
};

type Answer = { id: string; peek: LedgerPeek } | { id: string; failure: string } | null;

function usePeek(peekPath: string, id: string) {
  const [answer, setAnswer] = useState<Answer>(null);
  useEffect(() => {
    const errand = new AbortController();
    readJson<LedgerPeek>(`${peekPath}/${encodeURIComponent(id)}`, errand.signal).then(
      (peek) => setAnswer({ id, peek }),
      (error: Error) => errand.signal.aborted || setAnswer({ id, failure: error.message }),
    );
    return () => errand.abort();
  }, [peekPath, id]);
  return answer?.id === id ? answer : null;
}

function grouped(facts: LedgerPeek["facts"]): FactGroup[] {
  const groups = new Map<string, Fact[]>();
  for (const { group = "", ...fact } of facts) groups.set(group, [...(groups.get(group) ?? []), fact]);
  return [...groups].map(([title, inside]) => ({ title: title || undefined, facts: inside }));
}

const rowOf = (id: string) => document.querySelector(`tr[data-id="${CSS.escape(id)}"]`);

const fieldsOfText = "input, textarea, select";

/** Arrows lead to the neighbouring rows while the peek is open. */
function useNeighbours(id: string) {
  const { control } = useLedger();
  const ids = control.page.rows.map((row) => row.id);
  const place = ids.indexOf(id);
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!by || (event.target instanceof Element && event.target.closest(fieldsOfText))) return;
      event.preventDefault();
      const neighbour = ids[place + by];
      if (place >= 0 && neighbour) control.go({ peek: neighbour }, "replace");
    };
    document.addEventListener("keydown", step);
    return () => document.removeEventListener("keydown", step);
  });
  useEffect(() => {
    rowOf(id)?.scrollIntoView({ block: "nearest" });
  }, [id]);
}

function Body({ answer }: { answer: Answer }) {
  if (!answer) return <Skeleton lines={8} />;
  if ("failure" in answer) return <ErrorBox title="没能打开这一条">{answer.failure}</ErrorBox>;
  return (
    <div className="space-y-4">
      <DescriptionList groups={grouped(answer.peek.facts)} columns={1} />
      {answer.peek.notes?.map((note) => (
        <p key={note} className="whitespace-pre-line rounded bg-subtle px-3 py-2 text-sm">
          {note}
        </p>
      ))}
    </div>
  );
}

/** A record beside its ledger, which stays usable: pressing another row shows that one. */
export function LedgerPeekDrawer({ peekPath, id }: { peekPath: string; id: string }) {
  const { control } = useLedger();
  const answer = usePeek(peekPath, id);
  useNeighbours(id);
  const row = control.page.rows.find((one) => one.id === id);
  const peek = answer && "peek" in answer ? answer.peek : null;
  const href = peek?.href ?? row?.href;
  const close = () => control.go({ peek: null }, "replace");
  return (
    <DialogPanel
      shape="drawer"
      modal={false}
      title={peek?.title ?? "速览"}
      description="按上下键看相邻的行，按 Esc 关闭"
      onClose={close}
      returnFocus={() => rowOf(id)?.querySelector("a") ?? null}
      footer={
        href && (
          <LinkButton look="primary" href={href}>
            打开
          </LinkButton>
        )
      }
    >
      <Body answer={answer} />
    </DialogPanel>
  );
}
