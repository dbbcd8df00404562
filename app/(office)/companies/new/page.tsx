import type { Metadata } from "next";
import { CompanyForm } from "@/app/(office)/companies/company-form";
import { companyFormOptions } from "@/app/(office)/companies/form-options";
import { newFormKey } from "@/app/(office)/form/form-key";
import { requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { companyFields } from "@/lib/companies/fields";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";

export const metadata: Metadata = { title: "登记企业" };

export default async function NewCompanyPage() {
  const viewer = await currentViewer();
  requireVerb(viewer, "company.log");
  const [options, kept] = await Promise.all([
    companyFormOptions(viewer, "company.log"),
    draftOf(viewer, "company:new"),
  ]);
  const [onlyUnit, ...others] = options.unitId ?? [];
  return (
    <>
      <PageHeader
        title="登记企业"
        crumbs={[{ title: "企业与投资方", href: "/companies" }, { title: "登记企业" }]}
      />
      <CompanyForm
        values={{
          company: {
            ...rawOf(companyFields, null),
            unitId: others.length === 0 ? (onlyUnit?.value ?? "") : "",
          },
        }}
        options={options}
        formKey={newFormKey()}
        kept={kept as never}
      />
    </>
  );
}
