"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { FileDrop } from "@/app/ui/file-drop";
import { uploadTo } from "@/app/ui/upload-file";

const upload = uploadTo("/imports/upload");
const largest = 30 * 1024 * 1024;

/** Every kind of file may be tried: what it is is told by its bytes, and refused by name. */
export function UploadLedger() {
  const router = useRouter();
  return (
    <FileDrop
      upload={upload}
      maxBytes={largest}
      hint=".xlsx 或 .csv（UTF-8、GBK 都行）。"
      onChange={([code]) => code && router.push(`/imports/${code}` as Route)}
    />
  );
}
