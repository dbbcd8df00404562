import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { menuCounts } from "@/lib/assignments/menu-counts";
import { roleNames } from "@/lib/auth/roles";
import { currentViewer } from "@/lib/auth/session";
import { isDemo } from "@/lib/auth/settings";
import { can } from "@/lib/auth/viewer";
import { menuGroupsOf } from "./menu";
import { PreviewBanner } from "./preview-banner";
import { SideMenu } from "./side-menu";
import { TopBar } from "./top-bar";

/** Ctrl+K before the page is alive puts the caret into the search box; the living page answers the key itself. */
const earlySearch = `addEventListener("keydown",function(e){
var b=document.querySelector(".top-search input");
if(!b||e.defaultPrevented||!(e.ctrlKey||e.metaKey)||!e.key||e.key.toLowerCase()!=="k")return;
e.preventDefault();b.focus()})`;

export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  if (viewer.mustChangePassword) redirect("/password");
  const { unread, owed, late } = await menuCounts(viewer);
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1];
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
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: earlySearch }} />
        {isDemo() && <p className="demo-strip">演示数据：企业、人员和项目均为虚构</p>}
        <PreviewBanner viewer={viewer} />
        <main id="content" tabIndex={-1} className="office-content">
          {children}
        </main>
      </div>
    </div>
  );
}
