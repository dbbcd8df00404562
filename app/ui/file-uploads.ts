"use client";

import { useRef, useState } from "react";
import { fileSize } from "./file-size";
import type { Upload } from "./upload-file";

export type UploadRules = {
  upload: Upload;
  /** Called whenever the list of finished uploads changes, with their ids. */
  onChange: (ids: string[]) => void;
  /** ".xlsx,.csv" */
  accept?: string;
  multiple?: boolean;
  maxBytes: number;
};

export type UploadItem = {
  key: number;
  file: File;
  share: number;
  id?: string;
  error?: string;
  stop: AbortController;
};

const accepts = (accept: string | undefined, name: string) =>
  !accept || accept.split(",").some((ending) => name.toLowerCase().endsWith(ending.trim().toLowerCase()));

let counter = 0;

/** The files on their way: each is checked, sent, and known by the id the server gave it. */
export function useUploads({ upload, onChange, accept, multiple, maxBytes }: UploadRules) {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const latest = useRef(items);
  const replace = (next: readonly UploadItem[]) => {
    latest.current = next;
    setItems(next);
  };
  const tell = () => onChange(latest.current.flatMap(({ id }) => id ?? []));
  const change = (key: number, news: Partial<UploadItem>) =>
    replace(latest.current.map((item) => (item.key === key ? { ...item, ...news } : item)));
  const refusal = (file: File) => {
    if (!accepts(accept, file.name)) return `只能上传 ${accept} 文件`;
    return file.size > maxBytes
      ? `文件 ${fileSize(file.size)}，超过 ${fileSize(maxBytes)} 的上限`
      : undefined;
  };
  const send = async ({ key, file, stop }: UploadItem) => {
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
  const remove = (item: UploadItem) => {
    item.stop.abort();
    replace(latest.current.filter(({ key }) => key !== item.key));
    tell();
  };
  return { items, add, remove };
}
