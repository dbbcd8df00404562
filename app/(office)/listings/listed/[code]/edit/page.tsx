import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { newFormKey } from "@/app/(office)/form/form-key";
import { orNotFound } from "@/app/(office)/gate";
import { listingFormOptions } from "@/app/(office)/listings/form-options";
import { ListedForm } from "@/app/(office)/listings/listed/listed-form";
import { PageHeader } from "@/app/ui/page-header";
import { reaches } from "@/lib/auth/reach";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { rawOf } from "@/lib/fields/input";
import { listedFields } from "@/lib/listings/fields";
import { findListed } from "@/lib/listings/listed-queries";

export const metadata: Metadata = { title: "修改上市公司" };

export default async function EditListedPage({ params }: { params: Promise<{ code: string }> }) {
  const [viewer, { code }] = await Promise.all([currentViewer(), params]);
  const listed = await orNotFound(findListed(viewer, code));
  if (!reaches(viewer, "listed.revise", listed)) forbidden();
  const [options, kept] = await Promise.all([
    listingFormOptions(viewer, "listed.revise"),
    draftOf(viewer, `listed:${code}`),
  ]);
  return (
    <>
      <PageHeader
        title={`修改：${listed.companyName}`}
        crumbs={[
          { title: "上市公司册", href: "/listings/listed" },
          { title: listed.companyName, href: `/listings/listed/${code}` },
          { title: "修改" },
        ]}
      />
      <ListedForm
        values={{ listed: rawOf(listedFields, listed as never) }}
        options={options}
        formKey={newFormKey()}
        company={{ id: listed.companyId, name: listed.companyName }}
        record={{ code, version: listed.version }}
        kept={kept as never}
      />
    </>
  );
}
