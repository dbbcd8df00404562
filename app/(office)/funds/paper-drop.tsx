"use client";

import { FileDrop } from "@/app/ui/file-drop";
import { uploadTo } from "@/app/ui/upload-file";
import { acceptedExtensions, largestFile } from "@/lib/files/kinds";

const sendFile = uploadTo("/api/files?for=fund");
const accept = acceptedExtensions.map((ending) => `.${ending}`).join(",");

/** One paper: sent at once, kept when the form is. */
export function PaperDrop({ hint, onChange }: { hint: string; onChange: (key: string) => void }) {
  return (
    <FileDrop
      upload={sendFile}
      onChange={([key]) => onChange(key ?? "")}
      maxBytes={largestFile}
      accept={accept}
      hint={hint}
    />
  );
}
