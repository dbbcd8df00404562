import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { units, users } from "@/db/schema";

const keys = z.tuple([z.number().int(), z.string().max(120), z.number().int()]);

/** Where a page of accounts ended, for the address of the next one. */
export const cursorOf = (position: number, name: string, id: number): string =>
  Buffer.from(JSON.stringify([position, name, id])).toString("base64url");

/** The accounts after that place; nothing when the text is no cursor of ours. */
export function afterCursor(text: string): SQL | undefined {
  if (!text) return undefined;
  const parsed = keys.safeParse(parsedOrNull(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) return undefined;
  const [position, name, id] = parsed.data;
  return sql`(${units.position}, ${users.name} collate "zh-x-icu", ${users.id}) > (${position}, ${name}, ${id})`;
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
