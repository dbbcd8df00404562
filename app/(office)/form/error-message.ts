/** Every message of a form's errors, in the order of its fields, whatever depth they lie at. */
export function messagesOf(errors: unknown): string[] {
  if (!errors || typeof errors !== "object") return [];
  const { message } = errors as { message?: unknown };
  if (typeof message === "string") return [message];
  // The control an error lies at is not to be walked into.
  if ("ref" in errors) return [];
  return Object.values(errors).flatMap(messagesOf);
}

/** The first message of a field. */
export const messageOf = (error: unknown): string | null => messagesOf(error)[0] ?? null;

const mostNamed = 3;

/** What a form that cannot be sent says on top: how many places, and what is wrong with the first of them. */
export function summaryOf(errors: unknown): string {
  const messages = messagesOf(errors);
  const named = messages.slice(0, mostNamed).join("；");
  return `有 ${messages.length} 处需要修改：${named}${messages.length > mostNamed ? "……" : ""}`;
}
