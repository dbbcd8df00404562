"use client";

import { Button } from "@/app/ui/button";
import { leavePreview } from "@/lib/people/actions";
import { useAct } from "./use-act";

export function LeavePreview() {
  const { act, pending } = useAct(leavePreview);
  return (
    <Button
      size="small"
      pending={pending}
      onClick={() => act({}, () => window.location.assign("/admin/grants"))}
    >
      退出预览
    </Button>
  );
}
