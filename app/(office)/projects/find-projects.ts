import type { ComboSearch } from "@/app/ui/combobox-search";
import { searchProjects } from "@/lib/projects/actions";

/** Projects within reach by name, initials or code; those touched last where nothing is asked. */
export const findProjects: ComboSearch = async (question) => {
  const answer = await searchProjects({ question });
  if (!answer.ok) throw new Error(answer.message);
  return answer.data.map(({ code, name, unit }) => ({ value: code, label: name, note: `${unit} ${code}` }));
};

/** A whole code typed or pasted, whatever its case, width and blanks: XS-7K4M2Q9D, QZ2026-0001. */
export function projectCodeIn(typed: string): string | null {
  const code = typed.normalize("NFKC").replace(/\s/g, "").toUpperCase();
  return /^[A-Z]{2}[A-Z0-9]*-[A-Z0-9-]{4,}$/.test(code) ? code : null;
}
