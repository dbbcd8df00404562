"use client";

import { useState } from "react";
import { PasswordShown } from "@/app/(office)/admin/people/password-shown";
import { useAct } from "@/app/(office)/admin/use-act";
import { Button } from "@/app/ui/button";
import { Dialog } from "@/app/ui/dialog";
import { useReadAgain } from "@/app/ui/read-again";
import { resetPassword } from "@/lib/people/actions";

export type ResetPasswordProps = { account: string; version: number; name: string };

/** Asks, resets, and shows the new password in the same place, once. */
export function ResetPassword({ account, version, name }: ResetPasswordProps) {
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState<string | null>(null);
  const { act, pending } = useAct(resetPassword);
  const { readAgain } = useReadAgain();
  const close = () => {
    setOpen(false);
    setPassword(null);
  };
  const reset = () =>
    act({ account, version }, (made) => {
      setPassword(made.password);
      readAgain();
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>重置密码</Button>
      <Dialog
        open={open}
        urgent
        title={`重置 ${name} 的密码`}
        onClose={close}
        footer={
          password ? (
            <Button look="primary" onClick={close}>
              已经记下
            </Button>
          ) : (
            <>
              <Button onClick={close}>取消</Button>
              <Button look="primary" pending={pending} onClick={() => void reset()}>
                重置密码
              </Button>
            </>
          )
        }
      >
        {password ? (
          <PasswordShown account={account} password={password} />
        ) : (
          <p>将生成新的随机密码，原密码立即失效，正在使用的登录马上结束；本人下次登录时须改成自己的密码。</p>
        )}
      </Dialog>
    </>
  );
}
