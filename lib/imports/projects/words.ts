import "server-only";
import { labelsOf } from "@/lib/dictionaries/queries";
import { type FieldWords, fieldWords } from "@/lib/imports/words";
import { projectFields } from "@/lib/projects/fields";
import type { Stage } from "@/lib/projects/rules";
import { stageOfWord } from "./stage-words";

export type ProjectWords = FieldWords & { stageOf(word: string): Stage | null };

/** The day's units, dictionaries and stages as words, looked up once for a whole file. */
export async function projectWords(): Promise<ProjectWords> {
  const [stages, words] = await Promise.all([labelsOf("stages"), fieldWords(projectFields)]);
  return { ...words, stageOf: stageOfWord(stages) };
}
