import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { requireVerb } from "@/app/(office)/gate";
import { listingFormOptions } from "@/app/(office)/listings/form-options";
import { ListedForm } from "@/app/(office)/listings/listed/listed-form";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { listedFields } from "@/lib/listings/fields";

export const metadata: Metadata = { title: "登记上市公司" };

export default async function NewListedPage() {
  const viewer = await currentViewer();
  requireVerb(viewer, "listed.log");
  const [options, kept] = await Promise.all([
    listingFormOptions(viewer, "listed.log"),
    draftOf(viewer, "listed:new"),
  ]);
  return (
    <>
      <PageHeader
        title="登记上市公司"
        crumbs={[{ title: "上市公司册", href: "/listings/listed" }, { title: "登记上市公司" }]}
      />
      <ListedForm
        values={{ listed: rawOf(listedFields, null) }}
        options={options}
        formKey={newFormKey()}
        company={null}
        kept={kept as never}
      />
    </>
  );
}
