"use client";

import { useAct } from "@/app/(office)/admin/use-act";
import { Button } from "@/app/ui/button";
import { type Role, roleNames } from "@/lib/auth/roles";
import { previewRole } from "@/lib/people/actions";

/** Looks at the application as this role: the whole page is loaded anew, menu and all. */
export function PreviewRole({ role }: { role: Role }) {
  const { act, pending } = useAct(previewRole);
  return (
    <Button
      size="small"
      look="quiet"
      pending={pending}
      aria-label={`以${roleNames[role]}查看`}
      title="以此角色查看"
      onClick={() => void act({ role }, () => window.location.assign("/"))}
    >
      预览
    </Button>
  );
}
