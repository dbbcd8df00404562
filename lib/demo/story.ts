import "server-only";

/** Filled in by chapters; see the folder beside. */
export async function tellStory(): Promise<void> {}
