import { createHash } from "node:crypto";

/** The same content gives the same digest on any machine, and after a journey through jsonb, which keeps no order. */
export const digestOf = (content: unknown): string =>
  createHash("sha256")
    .update(JSON.stringify(canonical(content)))
    .digest("hex");

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}
