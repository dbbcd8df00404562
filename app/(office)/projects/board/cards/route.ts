import { jsonAnswer, queryOf, refuseWithout } from "@/app/(office)/json-answer";
import { boardCards } from "@/lib/projects/board-queries";

/** More cards of one column. */
export const GET = (request: Request) =>
  jsonAnswer("board cards", async (viewer) => {
    refuseWithout(viewer, "project.read");
    const { column = "", from = "", ...query } = queryOf(request);
    return boardCards(viewer, column, from, query);
  });
