import { ActButton } from "@/app/(office)/admin/act-button";
import { disablePerson, enablePerson } from "@/lib/people/actions";
import type { Person } from "@/lib/people/queries";
import { ResetPassword } from "./reset-password";

export type AccountActsProps = { person: Person; may: { disable: boolean; enable: boolean; reset: boolean } };

export function AccountActs({ person, may }: AccountActsProps) {
  const { account, version, name, disabledAt } = person;
  const input = { account, version };
  return (
    <>
      {may.reset && <ResetPassword account={account} version={version} name={name} />}
      {disabledAt
        ? may.enable && (
            <ActButton action={enablePerson} input={input} label="启用账号" done={`已启用 ${name} 的账号`} />
          )
        : may.disable && (
            <ActButton
              action={disablePerson}
              input={input}
              label="停用账号"
              done={`已停用 ${name} 的账号，登录已全部结束`}
              ask={{
                title: `停用 ${name} 的账号`,
                text: "停用后立即不能登录，正在使用的登录马上结束。账号、角色和他经手的记录都保留，可以再启用。",
                danger: true,
              }}
            />
          )}
    </>
  );
}
