import { jsonAnswer } from "@/app/(office)/json-answer";
import { meetingNow } from "@/lib/reviews/following";

type Context = { params: Promise<{ code: string }> };

export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("review now", async (viewer) => meetingNow(viewer, (await params).code));
