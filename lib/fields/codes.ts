import "server-only";
import { randomInt } from "node:crypto";

/** No letter that is mistaken for another when read over the telephone. */
const letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A receipt number that tells nothing about how many came before it: XS-7K4M2Q9D. */
export const randomCode = (prefix: string): string =>
  `${prefix}-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("")}`;
