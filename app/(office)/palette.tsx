"use client";

import { Command } from "cmdk";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useEffect, useState } from "react";

type Hit = { kind: string; title: string; note: string; href: string };
const waitMs = 150;

/** Projects, companies and pages, asked of the server: what is out of reach is never found. */
function useHits(question: string) {
  const [hits, setHits] = useState<Hit[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const errand = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/search?q=${encodeURIComponent(question)}`, { signal: errand.signal });
        const body = await response.json();
        setFailure(response.ok ? null : body.message);
        if (response.ok) setHits(body.hits);
      } catch {
        if (!errand.signal.aborted) setFailure("网络不通，请稍后再试");
      }
    }, waitMs);
    return () => {
      clearTimeout(timer);
      errand.abort();
    };
  }, [question]);
  return { hits, failure };
}

export function Palette({ onClose }: { onClose: () => void }) {
  const [question, setQuestion] = useState("");
  const { hits, failure } = useHits(question);
  const router = useRouter();
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  const open = (href: string) => {
    onClose();
    router.push(href as Route);
  };
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="palette-scrim" />
        <Dialog.Content className="palette" aria-describedby={undefined}>
          <Dialog.Title className="sr-only">搜索</Dialog.Title>
          <Command shouldFilter={false} label="搜索" loop>
            <Command.Input
              value={question}
              onValueChange={setQuestion}
              placeholder="名称、拼音首字母、编号；一个字也可以"
              className="palette-input"
            />
            <Command.List className="palette-list">
              {failure && <p className="palette-note">{failure}</p>}
              {!failure && hits.length === 0 && (
                <p role="status" className="palette-note">
                  没有找到“{question}”
                </p>
              )}
              {kinds.map((kind) => (
                <Command.Group key={kind} heading={kind} className="palette-group">
                  {hits
                    .filter((hit) => hit.kind === kind)
                    .map((hit) => (
                      <Command.Item
                        key={hit.href}
                        value={hit.href}
                        onSelect={() => open(hit.href)}
                        className="palette-item"
                      >
                        <span className="palette-title">{hit.title}</span>
                        <span className="palette-note">{hit.note}</span>
                      </Command.Item>
                    ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
