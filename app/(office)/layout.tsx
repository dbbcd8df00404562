import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { menuCounts } from "@/lib/assignments/menu-counts";
import { roleNames } from "@/lib/auth/policy";
import { currentViewer } from "@/lib/auth/session";
import { isDemo } from "@/lib/auth/settings";
import { can } from "@/lib/auth/viewer";
import { menuGroupsOf } from "./menu";
import { PreviewBanner } from "./preview-banner";
import { SideMenu } from "./side-menu";
import { TopBar } from "./top-bar";

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  if (viewer.mustChangePassword) redirect("/password");
  const { unread, owed, late } = await menuCounts(viewer);
  const role = viewer.grants.map((grant) => roleNames[grant.role]).join("、");
  return (
    <div className="office">
      <a href="#content" className="skip-link">
        跳到正文
      </a>
      <SideMenu groups={menuGroupsOf(viewer)} counts={{ "/assignments": { count: owed, late } }} />
      <div className="min-w-0 flex-1">
        <TopBar
          userId={viewer.userId}
          name={viewer.name}
          unit={viewer.unitName}
          role={role}
          unread={unread}
          canLog={can(viewer, "project.log")}
          canSearch={can(viewer, "project.read") || can(viewer, "company.read")}
        />
        {isDemo() && <p className="demo-strip">演示数据：企业、人员和项目均为虚构</p>}
        <PreviewBanner viewer={viewer} />
        <main id="content" tabIndex={-1} className="office-content">
          {children}
        </main>
      </div>
    </div>
  );
}
