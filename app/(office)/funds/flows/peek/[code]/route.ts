import { jsonAnswer } from "@/app/(office)/json-answer";
import { flowFields as of } from "@/lib/funds/fields";
import { findFlow } from "@/lib/funds/queries";
import type { Amount } from "@/lib/money/amount";

type Context = { params: Promise<{ code: string }> };

export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("flow peek", async (viewer) => {
    const { flow, fund } = await findFlow(viewer, (await params).code);
    return {
      title: `${fund.name} ${of.kind.show(flow.kind as never)}`,
      href: `/funds/flows/${flow.code}`,
      facts: [
        { label: of.happenedOn.label, value: flow.happenedOn },
        { label: of.money.label, value: `${of.money.show(flow.money as Amount)} 万元` },
        { label: of.voucherNote.label, value: of.voucherNote.show(flow.voucherNote) },
        { label: of.note.label, value: of.note.show(flow.note) },
      ],
      notes: [],
    };
  });
