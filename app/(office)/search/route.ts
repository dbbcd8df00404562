import { jsonAnswer, queryOf } from "@/app/(office)/json-answer";
import { hitsOf } from "./hits";

/** What the palette shows as one types. */
export const GET = (request: Request) =>
  jsonAnswer("search", async (viewer) => ({ hits: await hitsOf(viewer, queryOf(request).q ?? "") }));
