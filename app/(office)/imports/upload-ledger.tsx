"use client";

import { useMemo } from "react";
import { FileDrop } from "@/app/ui/file-drop";
import { useReadAgain } from "@/app/ui/read-again";
import { uploadTo } from "@/app/ui/upload-file";

const largest = 30 * 1024 * 1024;

/** Every kind of file may be tried: what it is is told by its bytes, and refused by name. */
export function UploadLedger({ register }: { register: string }) {
  const { readAgain } = useReadAgain();
  const upload = useMemo(() => uploadTo(`/imports/upload?register=${register}`), [register]);
  return (
    <FileDrop
      upload={upload}
      maxBytes={largest}
      hint=".xlsx 或 .csv（UTF-8、GBK 都行）。"
      onChange={([code]) => code && readAgain(`/imports/${code}`)}
    />
  );
}
