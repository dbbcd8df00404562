import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { draftOf } from "@/lib/drafts/queries";
import { unitsWithin } from "@/lib/units/queries";
import { LeadForm } from "./lead-form";

export const metadata: Metadata = { title: "快速填报" };

export default async function QuickPage() {
  const viewer = await currentViewer();
  requireVerb(viewer, "project.log");
  const [units, kept] = await Promise.all([unitsWithin(viewer, "project.log"), draftOf(viewer, "lead")]);
  return (
    <>
      <PageHeader title="快速填报：新线索" note="六个字段，先记下来；其余以后补。" />
      <LeadForm
        units={units.map(({ id, name }) => ({ value: String(id), label: name }))}
        formKey={newFormKey()}
        kept={kept as never}
      />
    </>
  );
}
