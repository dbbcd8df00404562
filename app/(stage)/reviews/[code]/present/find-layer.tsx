"use client";

import { type FormEvent, useState } from "react";
import { StageLayer } from "./layer";
import type { Meeting } from "./meeting";

type Props = { items: Meeting["items"]; go: (itemId: number) => void; onClose: () => void };

/** By number, by pinyin initials, by any part of the name or the unit. Needs no network. */
export function FindLayer({ items, go, onClose }: Props) {
  const [typed, setTyped] = useState("");
  const asked = typed.trim().toLowerCase();
  const found = items
    .map((item, i) => ({ item, number: i + 1 }))
    .filter(({ item, number }) =>
      [String(number), item.initials, item.title.toLowerCase(), item.unit ?? ""].some((text, i) =>
        i === 0 ? text === asked : text.includes(asked),
      ),
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first] = found;
    if (first) go(first.item.id);
  };
  return (
    <StageLayer title="查找议程" onClose={onClose}>
      <form onSubmit={submit}>
        <input
          aria-label="拼音首字母、名称或序号"
          placeholder="拼音首字母、名称或序号，回车跳转"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          autoComplete="off"
        />
      </form>
      <ul className="stage-found">
        {found.map(({ item, number }) => (
          <li key={item.id}>
            <button type="button" onClick={() => go(item.id)}>
              <b>{number}</b> {item.title} <span className="stage-muted">{item.unit}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="stage-muted">议程里没有“{typed}”</li>}
      </ul>
    </StageLayer>
  );
}
