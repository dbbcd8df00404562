import { jsonAnswer } from "@/app/(office)/json-answer";
import { listedFacts } from "@/lib/listings/facts";
import { findListed } from "@/lib/listings/listed-queries";

type Context = { params: Promise<{ code: string }> };

export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("listed peek", async (viewer) => {
    const listed = await findListed(viewer, (await params).code);
    return {
      title: listed.companyName,
      href: `/listings/listed/${listed.code}`,
      facts: await listedFacts(listed),
      notes: [],
    };
  });
