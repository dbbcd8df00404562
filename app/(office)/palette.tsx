"use client";

import { Command } from "cmdk";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { useEffect, useRef, useState } from "react";

type Hit = { kind: string; title: string; note: string; href: string };
const waitMs = 150;

/** Projects, companies and pages, asked of the server: what is out of reach is never found. */
function useHits(question: string) {
  const [found, setFound] = useState<{ hits: Hit[]; of: string | null }>({ hits: [], of: null });
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    const errand = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const response = await fetch(`/search?q=${encodeURIComponent(question)}`, { signal: errand.signal });
        const body = await response.json();
        setFailure(response.ok ? null : body.message);
        if (response.ok) setFound({ hits: body.hits, of: question });
      } catch {
        if (!errand.signal.aborted) setFailure("网络不通，请稍后再试");
      }
    }, waitMs);
    return () => {
      clearTimeout(timer);
      errand.abort();
    };
  }, [question]);
  return { hits: found.hits, settled: found.of === question, failure };
}

export type PaletteProps = {
  /** What was typed before the palette was there. */
  start: () => string;
  onClose: () => void;
  /** Puts the focus back where it came from. */
  giveBack: () => void;
};

export function Palette({ start, onClose, giveBack }: PaletteProps) {
  const [question, setQuestion] = useState(start);
  const { hits, settled, failure } = useHits(question);
  const [hasty, setHasty] = useState(false);
  const [at, setAt] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const open = (href: string) => {
    onClose();
    router.push(href as Route);
  };
  const opened = useRef(open);
  opened.current = open;
  const [first] = hits;
  // Enter pressed faster than the answer came means this question's first hit, never the one before's.
  useEffect(() => {
    if (!hasty || !settled) return;
    setHasty(false);
    if (first) opened.current(first.href);
  }, [hasty, settled, first]);
  return (
    <Dialog.Root open onOpenChange={(stays) => !stays && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="palette-scrim" />
        <Dialog.Content
          className="palette"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            input.current?.focus();
            input.current?.setSelectionRange(question.length, question.length);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveBack();
          }}
        >
          <Dialog.Title className="sr-only">搜索</Dialog.Title>
          <Command
            shouldFilter={false}
            label="搜索"
            loop
            value={hits.some(({ href }) => href === at) ? at : (first?.href ?? "")}
            onValueChange={setAt}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || event.nativeEvent.isComposing || settled) return;
              event.preventDefault();
              setHasty(true);
            }}
          >
            <Command.Input
              ref={input}
              value={question}
              onValueChange={(text) => {
                setHasty(false);
                setQuestion(text);
              }}
              placeholder="名称、拼音首字母、编号；一个字也可以"
              className="palette-input"
            />
            <HitList hits={hits} question={settled ? question : null} failure={failure} onOpen={open} />
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type HitListProps = {
  hits: readonly Hit[];
  /** The question these hits answer; null while another is on its way. */
  question: string | null;
  failure: string | null;
  onOpen: (href: string) => void;
};

function HitList({ hits, question, failure, onOpen }: HitListProps) {
  const kinds = [...new Set(hits.map(({ kind }) => kind))];
  return (
    <Command.List className="palette-list">
      {failure && <p className="palette-note">{failure}</p>}
      {!failure && hits.length === 0 && (
        <p role="status" className="palette-note">
          {question === null ? "正在查找" : `没有找到“${question}”`}
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
                onSelect={() => onOpen(hit.href)}
                className="palette-item"
              >
                <span className="palette-title">{hit.title}</span>
                <span className="palette-note">{hit.note}</span>
              </Command.Item>
            ))}
        </Command.Group>
      ))}
    </Command.List>
  );
}
