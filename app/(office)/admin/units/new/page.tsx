import type { Metadata } from "next";
import { unitOptions } from "@/app/(office)/admin/units/unit-options";
import { requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { NewUnitForm } from "./new-unit-form";

export const metadata: Metadata = { title: "新建单位" };

export default async function NewUnitPage() {
  requireVerb(await currentViewer(), "unit.log");
  return (
    <>
      <PageHeader
        title="新建单位"
        crumbs={[{ title: "组织单位", href: "/admin/units" }, { title: "新建单位" }]}
        note="代码、类型和产业链建立后不能更改；新单位排在最后，可以再上移"
      />
      <NewUnitForm options={await unitOptions()} />
    </>
  );
}
