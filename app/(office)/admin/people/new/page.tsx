import type { Metadata } from "next";
import { newFormKey } from "@/app/(office)/form/form-key";
import { requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { listUnits } from "@/lib/units/queries";
import { NewPersonForm } from "./new-person-form";

export const metadata: Metadata = { title: "新建账号" };

export default async function NewPersonPage() {
  const [viewer, units] = await Promise.all([currentViewer(), listUnits()]);
  requireVerb(viewer, "person.create");
  return (
    <>
      <PageHeader
        title="新建账号"
        crumbs={[{ title: "人员账号", href: "/admin/people" }, { title: "新建账号" }]}
        note="新账号没有任何角色，请通知安全管理员授予"
      />
      <NewPersonForm
        formKey={newFormKey()}
        units={units.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
    </>
  );
}
