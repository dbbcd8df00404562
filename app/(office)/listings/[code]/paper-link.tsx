import { isPreviewed } from "@/lib/files/kinds";

/** A stored paper, opened where that is safe and saved where it is not. */
export function PaperLink({ file }: { file: { key: string; name: string; type: string } | null }) {
  if (!file) return null;
  return (
    <a
      href={`/api/files/${file.key}${isPreviewed(file.type) ? "?preview" : ""}`}
      target="_blank"
      rel="noopener noreferrer"
      className="text-primary hover:underline"
    >
      {file.name}
    </a>
  );
}
