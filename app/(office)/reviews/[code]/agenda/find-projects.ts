import type { ComboSearch } from "@/app/ui/combobox-search";
import { searchProjects } from "@/lib/reviews/actions";

/** Projects within reach by name, initials or code. */
export const findProjects: ComboSearch = async (question) => {
  if (!question) return [];
  const answer = await searchProjects({ question });
  if (!answer.ok) throw new Error(answer.message);
  return answer.data.map(({ code, name, unit }) => ({ value: code, label: name, note: `${unit} ${code}` }));
};
