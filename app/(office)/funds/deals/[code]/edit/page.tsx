import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { newFormKey } from "@/app/(office)/form/form-key";
import { DealForm } from "@/app/(office)/funds/deals/deal-form";
import { dealFormOptions } from "@/app/(office)/funds/form-options";
import { orNotFound } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { dealFields } from "@/lib/funds/fields";
import { findDeal } from "@/lib/funds/queries";

export const metadata: Metadata = { title: "修改投资项目" };

export default async function EditDealPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const { deal, round, company } = await orNotFound(findDeal(viewer, code));
  if (!reaches(viewer, "deal.revise", round)) forbidden();
  const [options, kept] = await Promise.all([dealFormOptions(viewer), draftOf(viewer, `deal:${code}`)]);
  return (
    <>
      <PageHeader
        title={`修改：${company.name} ${round.name}`}
        crumbs={[
          { title: "投资项目", href: "/funds/deals" },
          { title: `${company.name} ${round.name}`, href: `/funds/deals/${code}` },
          { title: "修改" },
        ]}
      />
      <DealForm
        values={{ deal: rawOf(dealFields, deal as never) }}
        options={options}
        formKey={newFormKey()}
        record={{ code, version: deal.version }}
        kept={kept as never}
      />
    </>
  );
}
