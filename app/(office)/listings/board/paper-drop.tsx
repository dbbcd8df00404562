"use client";

import { FileDrop } from "@/app/ui/file-drop";
import { uploadTo } from "@/app/ui/upload-file";
import { acceptedExtensions, largestFile } from "@/lib/files/kinds";

const sendFile = uploadTo("/api/files/listings");

export type PaperDropProps = { hint: string; onChange: (fileKey: string | null) => void };

/** One paper that shows an act. It is sent at once and counts when the form is. */
export function PaperDrop({ hint, onChange }: PaperDropProps) {
  return (
    <FileDrop
      upload={sendFile}
      onChange={(ids) => onChange(ids.at(-1) ?? null)}
      maxBytes={largestFile}
      accept={acceptedExtensions.map((ending) => `.${ending}`).join(",")}
      hint={hint}
    />
  );
}
