import { roleNames } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { LeavePreview } from "./admin/leave-preview";

/** Over every page while a role is looked at; nothing otherwise. */
export function PreviewBanner({ viewer }: { viewer: Viewer }) {
  if (!viewer.preview) return null;
  return (
    <div
      role="status"
      className="no-print flex flex-wrap items-center gap-x-4 gap-y-2 bg-warn-tint px-6 py-2 text-warn phone:px-4"
    >
      <p className="min-w-0 flex-1">
        正在以“{roleNames[viewer.preview]}”预览：只看菜单和页面，不显示数据，也不能写入
      </p>
      <LeavePreview />
    </div>
  );
}
