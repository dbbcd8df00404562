import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { newFormKey } from "@/app/(office)/form/form-key";
import { fundFormOptions } from "@/app/(office)/funds/form-options";
import { FundForm } from "@/app/(office)/funds/fund-form";
import { orNotFound } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { fundFields } from "@/lib/funds/fields";
import { findFund } from "@/lib/funds/queries";

export const metadata: Metadata = { title: "修改基金" };

export default async function EditFundPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const fund = await orNotFound(findFund(viewer, code));
  if (!reaches(viewer, "fund.revise", fund)) forbidden();
  const [options, kept] = await Promise.all([
    fundFormOptions(viewer, fund.id),
    draftOf(viewer, `fund:${code}`),
  ]);
  return (
    <>
      <PageHeader
        title={`修改：${fund.name}`}
        crumbs={[
          { title: "基金矩阵", href: "/funds" },
          { title: fund.name, href: `/funds/${code}` },
          { title: "修改" },
        ]}
      />
      <FundForm
        values={{ fund: rawOf(fundFields, fund as never) }}
        options={options}
        formKey={newFormKey()}
        record={{ code, version: fund.version }}
        kept={kept as never}
      />
    </>
  );
}
