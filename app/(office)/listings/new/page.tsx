import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { requireVerb } from "@/app/(office)/gate";
import { listingFormOptions } from "@/app/(office)/listings/form-options";
import { ListingForm } from "@/app/(office)/listings/listing-form";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { listingFields } from "@/lib/listings/fields";

export const metadata: Metadata = { title: "登记后备企业" };

export default async function NewListingPage() {
  const viewer = await currentViewer();
  requireVerb(viewer, "listing.log");
  const [options, kept] = await Promise.all([
    listingFormOptions(viewer, "listing.log"),
    draftOf(viewer, "listing:new"),
  ]);
  return (
    <>
      <PageHeader
        title="登记后备企业"
        crumbs={[{ title: "上市培育", href: "/listings" }, { title: "登记后备企业" }]}
      />
      <ListingForm
        values={{ listing: rawOf(listingFields, null), pooledOn: "" }}
        options={options}
        formKey={newFormKey()}
        company={null}
        kept={kept as never}
      />
    </>
  );
}
