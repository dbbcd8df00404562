import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { NewDealForm } from "@/app/(office)/funds/deals/deal-form";
import { dealFormOptions } from "@/app/(office)/funds/form-options";
import { requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { dealFields, roundFields } from "@/lib/funds/fields";

export const metadata: Metadata = { title: "登记投资项目" };

type Props = { searchParams: Promise<{ fund?: string }> };

export default async function NewDealPage({ searchParams }: Props) {
  const [viewer, { fund = "" }] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "deal.log");
  const [options, kept] = await Promise.all([dealFormOptions(viewer), draftOf(viewer, "deal:new")]);
  const fundId = options.fundId?.some(({ value }) => value === fund) ? fund : "";
  return (
    <>
      <PageHeader
        title="登记投资项目"
        crumbs={[{ title: "投资项目", href: "/funds/deals" }, { title: "登记投资项目" }]}
      />
      <NewDealForm
        values={{ deal: { ...rawOf(dealFields, null), fundId }, round: rawOf(roundFields, null) }}
        options={options}
        formKey={newFormKey()}
        kept={kept as never}
      />
    </>
  );
}
