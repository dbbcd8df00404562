import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { CompanyForm } from "@/app/(office)/companies/company-form";
import { companyFormOptions } from "@/app/(office)/companies/form-options";
import { newFormKey } from "@/app/(office)/form/form-key";
import { orNotFound } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { companyFields } from "@/lib/companies/fields";
import { findCompany } from "@/lib/companies/queries";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";

export const metadata: Metadata = { title: "修改企业" };

export default async function EditCompanyPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const company = await orNotFound(findCompany(viewer, code));
  if (!reaches(viewer, "company.revise", company)) forbidden();
  const [options, kept] = await Promise.all([
    companyFormOptions(viewer, "company.revise"),
    draftOf(viewer, `company:${code}`),
  ]);
  return (
    <>
      <PageHeader
        title={`修改：${company.name}`}
        crumbs={[
          { title: "企业与投资方", href: "/companies" },
          { title: company.name, href: `/companies/${code}` },
          { title: "修改" },
        ]}
      />
      <CompanyForm
        values={{ company: rawOf(companyFields, company) }}
        options={options}
        formKey={newFormKey()}
        record={{ code, version: company.version }}
        kept={kept as never}
      />
    </>
  );
}
