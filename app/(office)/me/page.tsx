import type { Metadata } from "next";
import { ActButton } from "@/app/(office)/admin/act-button";
import { SessionsTable } from "@/app/(office)/admin/sessions-table";
import { Card } from "@/app/ui/card";
import { DescriptionList } from "@/app/ui/description-list";
import { PageHeader } from "@/app/ui/page-header";
import { currentViewer } from "@/lib/auth/session";
import { endOtherSessions, endOwnSession } from "@/lib/people/actions";
import { ownAccount, ownSessions } from "@/lib/people/queries";
import { PasswordForm } from "./password-form";
import { ThemeChoice } from "./theme-choice";

export const metadata: Metadata = { title: "我的账号与密码" };

export default async function MePage() {
  const viewer = await currentViewer();
  const [account, sessions] = await Promise.all([ownAccount(viewer), ownSessions(viewer)]);
  const facts = [
    { label: "姓名", value: viewer.name },
    { label: "账号", value: account.account },
    { label: "单位", value: viewer.unitName },
    { label: "角色", value: account.roles.join("、") || "尚未授予" },
  ];
  return (
    <>
      <PageHeader title="我的账号与密码" />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[1fr_420px]">
        <div className="min-w-0 space-y-4">
          <Card title="账号">
            <DescriptionList groups={[{ facts }]} />
          </Card>
          <Card
            title="正在使用的登录"
            flush
            extra={
              sessions.length > 1 && (
                <ActButton
                  action={endOtherSessions}
                  input={{}}
                  label="退出其他登录"
                  done="其他登录已退出"
                  size="small"
                  ask={{ title: "退出其他登录", text: "除了这里，其他浏览器上的登录立即失效。" }}
                />
              )
            }
          >
            <SessionsTable
              sessions={sessions}
              end={(session) =>
                !session.isThis && (
                  <ActButton
                    action={endOwnSession}
                    input={{ id: session.id }}
                    label="退出"
                    done="已退出"
                    size="small"
                  />
                )
              }
            />
          </Card>
        </div>
        <div className="space-y-4">
          <Card title="修改密码">
            <PasswordForm />
          </Card>
          <Card title="界面颜色">
            <ThemeChoice theme={viewer.theme === "dark" ? "dark" : "light"} />
          </Card>
        </div>
      </div>
    </>
  );
}
