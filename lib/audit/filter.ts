import { z } from "zod";
import { isDay } from "@/lib/date/day";

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** What an address bar may hold; anything odd counts as not asked. */
const word = (longest: number) => z.preprocess(first, z.string().trim().max(longest)).catch("");
const day = z.preprocess(first, z.string().refine(isDay)).catch("");
const number = z
  .preprocess(
    first,
    z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number),
  )
  .nullable()
  .catch(null);

/** The audit log's state as its address holds it. `before` is the number of the oldest entry already seen. */
export const logFilter = z.object({
  person: word(60),
  verb: word(60),
  entity: word(40),
  record: word(80),
  from: day,
  to: day,
  outcome: z.preprocess(first, z.enum(["", "done", "refused"])).catch(""),
  before: number,
});
export type LogFilter = z.output<typeof logFilter>;

/** The same state as an address, without the page. */
export function addressOf({ before: _before, ...filter }: LogFilter): string {
  const asked = Object.entries(filter).filter(([, value]) => value !== "");
  return new URLSearchParams(asked).toString();
}
