/** The name being typed after the nearest @ before the caret; null when no name is being typed there. */
export function nameBeingTyped(text: string, caret: number): string | null {
  const [typed] = /@[^@\s，。、；：！？（）]{0,12}$/.exec(text.slice(0, caret)) ?? [];
  return typed === undefined ? null : typed.slice(1);
}

/** The text with the typed beginning replaced by the whole name, and where the caret then stands. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const typed = nameBeingTyped(text, caret) ?? "";
  const before = `${text.slice(0, caret - typed.length)}${name} `;
  return { text: before + text.slice(caret), caret: before.length };
}
