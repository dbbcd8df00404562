"use client";

import { Upload as UploadIcon, X } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button, IconButton } from "./button";
import { cx } from "./class-names";
import type { ControlProps } from "./control";
import { fileSize } from "./file-size";
import { ProgressBar } from "./progress-bar";
import type { Upload } from "./upload-file";

export type FileDropProps = ControlProps & {
  upload: Upload;
  /** Called whenever the list of finished uploads changes, with their ids. */
  onChange: (ids: string[]) => void;
  /** ".xlsx,.csv" */
  accept?: string;
  multiple?: boolean;
  maxBytes: number;
  /** What is expected here, in words. */
  hint?: string;
};

type Item = { key: number; file: File; share: number; id?: string; error?: string; stop: AbortController };

const accepts = (accept: string | undefined, name: string) =>
  !accept || accept.split(",").some((ending) => name.toLowerCase().endsWith(ending.trim().toLowerCase()));

let counter = 0;

/** The files on their way: each is checked, sent, and known by the id the server gave it. */
function useUploads({ upload, onChange, accept, multiple, maxBytes }: FileDropProps) {
  const [items, setItems] = useState<readonly Item[]>([]);
  const latest = useRef(items);
  const replace = (next: readonly Item[]) => {
    latest.current = next;
    setItems(next);
  };
  const tell = () => onChange(latest.current.flatMap(({ id }) => id ?? []));
  const change = (key: number, news: Partial<Item>) =>
    replace(latest.current.map((item) => (item.key === key ? { ...item, ...news } : item)));
  const refusal = (file: File) => {
    if (!accepts(accept, file.name)) return `只能上传 ${accept} 文件`;
    return file.size > maxBytes
      ? `文件 ${fileSize(file.size)}，超过 ${fileSize(maxBytes)} 的上限`
      : undefined;
  };
  const send = async ({ key, file, stop }: Item) => {
    const result = await upload(file, (share) => change(key, { share }), stop.signal);
    change(key, result.ok ? { id: result.id, share: 1 } : { error: result.message });
    tell();
  };
  const add = (files: Iterable<File>) => {
    const fresh = [...files].slice(0, multiple ? undefined : 1).map((file) => ({
      key: ++counter,
      file,
      share: 0,
      error: refusal(file),
      stop: new AbortController(),
    }));
    replace(multiple ? [...latest.current, ...fresh] : fresh);
    for (const item of fresh) if (!item.error) void send(item);
  };
  const remove = (item: Item) => {
    item.stop.abort();
    replace(latest.current.filter(({ key }) => key !== item.key));
    tell();
  };
  return { items, add, remove };
}

function ItemLine({ item, onRemove }: { item: Item; onRemove: () => void }) {
  const { file, share, id, error } = item;
  return (
    <li className="flex items-center gap-3 py-1 text-sm">
      <span className="min-w-0 flex-1 truncate" title={file.name}>
        {file.name}
      </span>
      <span className="text-muted">{fileSize(file.size)}</span>
      {error && <span className="text-danger">{error}</span>}
      {id && <span className="text-good">已上传</span>}
      {!id && !error && (
        <span className="w-[140px]">
          <ProgressBar label={file.name} share={share} text={`${Math.round(share * 100)}%`} />
        </span>
      )}
      <IconButton size="small" label={`移除${file.name}`} onClick={onRemove}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

export function FileDrop(props: FileDropProps) {
  const { accept, multiple, maxBytes, hint } = props;
  const { items, add, remove } = useUploads(props);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
    if (event.type === "drop") add(event.dataTransfer.files);
  };
  return (
    <div>
      <fieldset
        aria-label="上传文件"
        onDragOver={drag}
        onDragLeave={drag}
        onDrop={drag}
        className={cx(
          "flex flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-lg border border-dashed px-4 py-5",
          over ? "border-primary bg-primary-tint" : "border-control",
          props["aria-invalid"] && "border-danger",
        )}
      >
        <Button icon={<UploadIcon size={14} aria-hidden="true" />} onClick={() => input.current?.click()}>
          选择文件
        </Button>
        <span id={hintId} className="text-sm text-muted">
          或拖到这里。{hint} 不超过 {fileSize(maxBytes)}
        </span>
        <input
          ref={input}
          id={props.id}
          type="file"
          tabIndex={-1}
          accept={accept}
          multiple={multiple}
          aria-label={props.id ? undefined : "选择文件"}
          aria-describedby={cx(hintId, props["aria-describedby"])}
          aria-invalid={props["aria-invalid"]}
          className="sr-only"
          onChange={(event) => {
            add(event.target.files ?? []);
            event.target.value = "";
          }}
        />
      </fieldset>
      <ul className="mt-1" aria-live="polite">
        {items.map((item) => (
          <ItemLine key={item.key} item={item} onRemove={() => remove(item)} />
        ))}
      </ul>
    </div>
  );
}
