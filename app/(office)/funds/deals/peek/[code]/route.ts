import { jsonAnswer } from "@/app/(office)/json-answer";
import { multipleOf, stagesOf } from "@/lib/funds/deal-record";
import { dealFacts } from "@/lib/funds/facts";
import { findDeal } from "@/lib/funds/queries";
import { showMultiple } from "@/lib/funds/words";
import { showWan } from "@/lib/money/yuan";

type Context = { params: Promise<{ code: string }> };

export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("deal peek", async (viewer) => {
    const found = await findDeal(viewer, (await params).code);
    const [facts, stages, multiple] = await Promise.all([
      dealFacts(found),
      stagesOf(found.deal),
      multipleOf(found.deal),
    ]);
    return {
      title: `${found.company.name} ${found.round.name}`,
      href: `/funds/deals/${found.deal.code}`,
      facts: [
        ...facts.deal,
        ...facts.round.slice(1),
        { label: "累计打款", value: `${showWan(multiple.paid)} 万元` },
        { label: "累计回款", value: `${showWan(multiple.returned)} 万元` },
        { label: "MOIC", value: showMultiple(multiple.ratio) },
      ].filter(({ value }) => value !== "—"),
      notes: stages.flatMap(({ label, reachedOn }) => (reachedOn ? [`${label} ${reachedOn}`] : [])),
    };
  });
