"use client";

import { Bell, CircleUser, Zap } from "lucide-react";
import { useState } from "react";
import { LinkButton } from "@/app/ui/button";
import { Confirm } from "@/app/ui/confirm";
import { Anchor } from "@/app/ui/link";
import { Menu } from "@/app/ui/menu";
import { UserChip } from "@/app/ui/user-chip";
import { leave } from "./leave";
import { unsentOf } from "./reviews/kept-here";
import { SearchBox } from "./search-box";

export type TopBarProps = {
  userId: number;
  name: string;
  unit: string;
  role: string;
  unread: number;
  canLog: boolean;
  canSearch: boolean;
};

export function TopBar({ userId, name, unit, role, unread, canLog, canSearch }: TopBarProps) {
  return (
    <header className="top-bar no-print">
      <SearchBox hint={canSearch ? "搜索项目、企业、页面" : "搜索页面"} />
      <div className="ml-auto flex items-center gap-2">
        {canLog && (
          <LinkButton href="/quick" look="primary" size="small" icon={<Zap size={14} aria-hidden="true" />}>
            快速填报
          </LinkButton>
        )}
        <Anchor
          href="/notices"
          className="top-bell"
          aria-label={unread > 0 ? `消息，${unread} 条未读` : "消息"}
        >
          <Bell size={16} aria-hidden="true" />
          {unread > 0 && <span aria-hidden="true">{unread > 99 ? "99+" : unread}</span>}
        </Anchor>
        <Account userId={userId} name={name} unit={unit} role={role} />
      </div>
    </header>
  );
}

/** Leaving takes along what was decided in a meeting and not yet sent; it is asked about first. */
function Account({ userId, name, unit, role }: Pick<TopBarProps, "userId" | "name" | "unit" | "role">) {
  const [unsent, setUnsent] = useState(0);
  const go = () => {
    const waiting = unsentOf(userId);
    if (waiting > 0) setUnsent(waiting);
    else void leave(userId);
  };
  return (
    <>
      <Menu
        look="quiet"
        label={`${name}，${unit}，${role}`}
        align="end"
        button={
          <>
            <UserChip name={name} unit={unit} className="phone:hidden" />
            <CircleUser size={18} aria-hidden="true" className="hidden phone:block" />
          </>
        }
        items={[
          { label: role || "尚未授权", disabledReason: "您的角色" },
          { label: "我的账号与密码", href: "/me" },
          { label: "退出登录", onSelect: go },
        ]}
      />
      <Confirm
        open={unsent > 0}
        danger
        title="还有会议记录没有发出"
        act="丢弃并退出"
        onConfirm={() => leave(userId)}
        onClose={() => setUnsent(0)}
      >
        这台电脑上还有 {unsent}{" "}
        条议定事项没有发到服务器。请打开会议放映页，联网后会自动发送；现在退出会丢弃它们。
      </Confirm>
    </>
  );
}
