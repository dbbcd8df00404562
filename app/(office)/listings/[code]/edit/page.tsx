import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { newFormKey } from "@/app/(office)/form/form-key";
import { orNotFound } from "@/app/(office)/gate";
import { listingFormOptions } from "@/app/(office)/listings/form-options";
import { ListingForm } from "@/app/(office)/listings/listing-form";
import { PageHeader } from "@/app/ui/page-header";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { listingFields } from "@/lib/listings/fields";
import { findListing } from "@/lib/listings/queries";

export const metadata: Metadata = { title: "修改后备企业" };

export default async function EditListingPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const listing = await orNotFound(findListing(viewer, code));
  if (!reaches(viewer, "listing.revise", listing)) forbidden();
  const [options, kept] = await Promise.all([
    listingFormOptions(viewer, "listing.revise"),
    draftOf(viewer, `listing:${code}`),
  ]);
  return (
    <>
      <PageHeader
        title={`修改：${listing.companyName}`}
        crumbs={[
          { title: "上市培育", href: "/listings" },
          { title: listing.companyName, href: `/listings/${code}` },
          { title: "修改" },
        ]}
      />
      <ListingForm
        values={{ listing: rawOf(listingFields, listing), pooledOn: "" }}
        options={options}
        formKey={newFormKey()}
        company={{ id: listing.companyId, name: listing.companyName }}
        record={{ code, version: listing.version }}
        kept={kept as never}
      />
    </>
  );
}
