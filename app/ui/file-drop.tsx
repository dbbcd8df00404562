"use client";

import { Upload as UploadIcon, X } from "lucide-react";
import { type DragEvent, useId, useRef, useState } from "react";
import { Button, IconButton } from "./button";
import { cx } from "./class-names";
import type { ControlProps } from "./control";
import { fileSize } from "./file-size";
import { type UploadItem, type UploadRules, useUploads } from "./file-uploads";
import { ProgressBar } from "./progress-bar";

export type FileDropProps = ControlProps &
  UploadRules & {
    /** What is expected here, in words. */
    hint?: string;
  };

function ItemLine({ item, onRemove }: { item: UploadItem; onRemove: () => void }) {
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
