import { randomBytes } from "node:crypto";

/** One per opened form: sent with it, so that pressing twice records once. */
export const newFormKey = (): string => randomBytes(18).toString("base64url");
