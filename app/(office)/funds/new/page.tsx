import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { fundFormOptions } from "@/app/(office)/funds/form-options";
import { FundForm } from "@/app/(office)/funds/fund-form";
import { requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { fundFields } from "@/lib/funds/fields";

export const metadata: Metadata = { title: "登记基金" };

type Props = { searchParams: Promise<{ under?: string }> };

export default async function NewFundPage({ searchParams }: Props) {
  const [viewer, { under = "" }] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "fund.log");
  const [options, kept] = await Promise.all([fundFormOptions(viewer), draftOf(viewer, "fund:new")]);
  const parentId = options.parentId?.some(({ value }) => value === under) ? under : "";
  return (
    <>
      <PageHeader title="登记基金" crumbs={[{ title: "基金矩阵", href: "/funds" }, { title: "登记基金" }]} />
      <FundForm
        values={{
          fund: {
            ...rawOf(fundFields, null),
            unitId: String(viewer.unitId),
            status: "investing",
            parentId,
            layer: parentId ? "sub" : "",
          },
        }}
        options={options}
        formKey={newFormKey()}
        kept={kept as never}
      />
    </>
  );
}
