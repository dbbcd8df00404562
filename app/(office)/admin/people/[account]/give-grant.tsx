"use client";

import { useState } from "react";
import { Button } from "@/app/ui/button";
import { Dialog } from "@/app/ui/dialog";
import { GrantForm, type GrantFormProps } from "./grant-form";

export type GiveGrantProps = Omit<GrantFormProps, "close"> & {
  name: string;
  /** Why this person cannot be given anything by this viewer. */
  refusal: string | null;
};

export function GiveGrant({ name, refusal, ...rest }: GiveGrantProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" look="primary" disabledReason={refusal} onClick={() => setOpen(true)}>
        授予角色
      </Button>
      <Dialog
        open={open}
        title={`授予 ${name} 角色`}
        description="授予后，对方正在使用的登录结束，重新登录即生效"
        onClose={() => setOpen(false)}
      >
        <GrantForm {...rest} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}
