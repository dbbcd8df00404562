import { jsonAnswer } from "@/app/(office)/json-answer";
import { fundFacts } from "@/lib/funds/facts";
import { findFund } from "@/lib/funds/queries";

type Context = { params: Promise<{ code: string }> };

export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("fund peek", async (viewer) => {
    const fund = await findFund(viewer, (await params).code);
    const facts = await fundFacts(fund);
    return {
      title: fund.name,
      href: `/funds/${fund.code}`,
      facts: facts.filter(({ value }) => value !== "—"),
      notes: [],
    };
  });
