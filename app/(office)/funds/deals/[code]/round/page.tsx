import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { RoundForm } from "@/app/(office)/funds/deals/round-form";
import { dealFormOptions } from "@/app/(office)/funds/form-options";
import { orNotFound } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { pick, rawOf } from "@/lib/fields/input";
import { partnersOf } from "@/lib/funds/deal-record";
import { roundFields } from "@/lib/funds/fields";
import { findDeal } from "@/lib/funds/queries";

export const metadata: Metadata = { title: "修改轮次" };

const revisable = pick(roundFields, "name", "projectId", "unitId", "chainCode", "postMoney", "note");

export default async function EditRoundPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const { deal, round, company, project } = await orNotFound(findDeal(viewer, code));
  if (!reaches(viewer, "deal.revise", round)) forbidden();
  const [options, partners] = await Promise.all([dealFormOptions(viewer), partnersOf(viewer, deal)]);
  return (
    <>
      <PageHeader
        title={`修改轮次：${company.name} ${round.name}`}
        crumbs={[
          { title: "投资项目", href: "/funds/deals" },
          { title: `${company.name} ${round.name}`, href: `/funds/deals/${code}` },
          { title: "修改轮次" },
        ]}
      />
      <RoundForm
        code={code}
        version={round.version}
        values={{ round: rawOf(revisable, round as never) }}
        options={options}
        project={project?.name}
        joined={partners.length + 1}
      />
    </>
  );
}
