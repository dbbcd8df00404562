import "server-only";

/**
 * Reference data that everybody shares and that hardly changes: read at most every `ms` in this process, and at once
 * after `forget`. Never for rows that belong to somebody.
 */
export function remembered<T>(ms: number, read: (key: string) => PromiseLike<T>) {
  const known = new Map<string, { at: number; value: Promise<T> }>();
  const get = (key = ""): Promise<T> => {
    const now = Date.now();
    const found = known.get(key);
    if (found && now - found.at < ms) return found.value;
    // A query of drizzle's runs again for everybody who awaits it; a promise runs once.
    const value = Promise.resolve(read(key));
    known.set(key, { at: now, value });
    value.catch(() => known.delete(key));
    return value;
  };
  return { get, forget: () => known.clear() };
}
