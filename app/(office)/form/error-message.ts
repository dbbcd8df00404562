/** The first message of a field, whatever depth it lies at. */
export function messageOf(error: unknown): string | null {
  if (!error || typeof error !== "object") return null;
  const { message } = error as { message?: unknown };
  if (typeof message === "string") return message;
  return (
    Object.values(error)
      .map(messageOf)
      .find((found) => found !== null) ?? null
  );
}
