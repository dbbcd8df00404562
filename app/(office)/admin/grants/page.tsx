import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { RoleMatrix } from "./role-matrix";

export const metadata: Metadata = { title: "角色授权" };

export default async function GrantsPage() {
  const viewer = await currentViewer();
  requireVerb(viewer, "grant.read");
  return (
    <>
      <PageHeader
        title="角色授权"
        note="每个角色能办理什么、管到哪里。授予和撤销在“人员账号”里办理；点角色名可看谁有这个角色"
      />
      <RoleMatrix canPreview={can(viewer, "role.preview") && !viewer.preview} />
      <ul className="mt-3 list-inside list-disc text-sm text-muted">
        <li>“本单位”含授权单位及其下级；“本产业链”指专班所负责的产业链；“交办的”指任务交给本单位的项目。</li>
        <li>系统管理员、安全管理员、审计管理员三员分立：互不兼任，也不兼业务角色，都看不到业务数据。</li>
        <li>预览只显示该角色的菜单和页面，没有数据，也不能写入；进入和退出都记入审计日志。</li>
      </ul>
    </>
  );
}
