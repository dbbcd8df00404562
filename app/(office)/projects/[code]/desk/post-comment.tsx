"use client";

import { type KeyboardEvent, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "@/app/ui/button";
import { ComboList, optionId } from "@/app/ui/combobox-list";
import { type ComboOption, type ComboSearch, useComboSearch } from "@/app/ui/combobox-search";
import { isComposing } from "@/app/ui/keyboard";
import { LiveForm } from "@/app/ui/live-form";
import { useReadAgain } from "@/app/ui/read-again";
import { Textarea } from "@/app/ui/textarea";
import { notify } from "@/app/ui/toast";
import { findReaders, postComment } from "@/lib/projects/desk-actions";
import { nameBeingTyped, withMention } from "./mention";

/** A remark; after @ the people who can read this project are offered. */
export function PostComment({ code, formKey }: { code: string; formKey: string }) {
  const { readAgain, reading } = useReadAgain();
  const [body, setBody] = useState("");
  const [picked, setPicked] = useState<number[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  async function send() {
    setPending(true);
    const answer = await postComment({ key: formKey, code, body, picked }).catch(() => null);
    setPending(false);
    if (!answer) return setFailure("网络不通，内容已保留；请检查连接后再试");
    if (!answer.ok) return setFailure(answer.message);
    notify("已发表");
    readAgain();
  }
  return (
    <LiveForm className="no-print mt-4 space-y-2 border-t border-line pt-4" onSubmit={() => void send()}>
      <MentionText
        code={code}
        body={body}
        onBody={setBody}
        onPick={(id) => setPicked((before) => [...before, id])}
        onSend={() => void send()}
      />
      {failure && (
        <p role="alert" className="text-sm text-danger">
          {failure}
        </p>
      )}
      <div className="flex items-center justify-between gap-3">
        <span className="text-xs text-muted">输入 @ 提到同事，对方会收到消息；Ctrl+Enter 发表</span>
        <Button
          type="submit"
          look="primary"
          size="small"
          pending={pending || reading}
          disabledReason={body.trim() ? null : "还没有内容"}
        >
          发表
        </Button>
      </div>
    </LiveForm>
  );
}

type MentionTextProps = {
  code: string;
  body: string;
  onBody: (body: string) => void;
  onPick: (id: number) => void;
  onSend: () => void;
};

function useMentions({ code, body, onBody, onPick }: MentionTextProps) {
  const control = useRef<HTMLTextAreaElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const search: ComboSearch = async (question) => {
    const answer = await findReaders({ code, question });
    if (!answer.ok) throw new Error(answer.message);
    return answer.data.map(({ id, name, unit }) => ({ value: String(id), label: name, note: unit }));
  };
  const { found, ask } = useComboSearch(search);
  const read = (text: string, caret: number) => {
    onBody(text);
    const typed = nameBeingTyped(text, caret);
    setOpen(typed !== null);
    setActive(0);
    if (typed !== null) ask(typed);
  };
  const pick = ({ value, label }: ComboOption) => {
    const place = withMention(body, control.current?.selectionStart ?? body.length, label);
    // The caret belongs behind the name before the next key arrives.
    flushSync(() => onBody(place.text));
    control.current?.setSelectionRange(place.caret, place.caret);
    onPick(Number(value));
    setOpen(false);
  };
  const move = (by: number) => setActive((at) => (at + by + found.options.length) % found.options.length);
  return { control, open, setOpen, active, found, read, pick, move };
}

function MentionText(props: MentionTextProps) {
  const { body, onSend } = props;
  const list = useId();
  const { control, open, setOpen, active, found, read, pick, move } = useMentions(props);
  const listed = open && found.options.length > 0;
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposing(event)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return onSend();
    }
    const chosen = found.options[active];
    const acts: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => chosen && pick(chosen),
      Tab: () => chosen && pick(chosen),
      Escape: () => setOpen(false),
    };
    const act = listed ? acts[event.key] : undefined;
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className="relative">
      <Textarea
        ref={control}
        rows={2}
        limit={1_000}
        aria-label="评论"
        aria-autocomplete="list"
        aria-controls={listed ? list : undefined}
        aria-activedescendant={listed ? optionId(list, active) : undefined}
        placeholder="说点什么，@ 同事"
        value={body}
        onChange={({ target }) => read(target.value, target.selectionStart)}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      {open && (
        <ComboList
          id={list}
          label="可以看到这个项目的人"
          found={found}
          active={active}
          chosen={[]}
          onPick={pick}
        />
      )}
    </div>
  );
}
