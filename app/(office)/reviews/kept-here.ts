/** Decisions not yet on the server, kept in this browser under the person's own number. */
export const outboxPlace = (code: string, userId: number): string => `meeting:${code}:${userId}`;

/** The decision under the pen. */
export const draftPlace = (code: string, userId: number): string => `decide:${code}:${userId}`;

const placesOf = (userId: number): string[] =>
  Object.keys(localStorage).filter((key) => /^(meeting|decide):/.test(key) && key.endsWith(`:${userId}`));

/** How many decisions of this person would be lost if this browser forgot them. */
export function unsentOf(userId: number): number {
  return placesOf(userId).reduce((sum, place) => {
    const kept = JSON.parse(localStorage.getItem(place) ?? "null") as unknown;
    if (!Array.isArray(kept)) return sum + (bodyOf(kept) ? 1 : 0);
    return sum + kept.filter((one) => (one as { kind?: string }).kind !== "turn").length;
  }, 0);
}

const bodyOf = (draft: unknown) => (draft as { form?: { body?: string } } | null)?.form?.body?.trim();

/** Signing out leaves nothing behind for whoever uses the machine next. */
export function forgetMeetings(userId: number): void {
  for (const place of placesOf(userId)) localStorage.removeItem(place);
}
