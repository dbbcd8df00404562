"use client";

import { leave } from "@/app/(office)/leave";
import { PasswordForm } from "@/app/(office)/me/password-form";
import { Button } from "@/app/ui/button";

export function FirstPassword({ userId }: { userId: number }) {
  return (
    <>
      <PasswordForm onChanged={() => window.location.assign("/")} />
      <Button look="quiet" className="mt-3" onClick={() => void leave(userId)}>
        退出登录
      </Button>
    </>
  );
}
