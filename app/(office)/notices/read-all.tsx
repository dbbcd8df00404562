"use client";

import { AskedButton } from "@/app/(office)/asked-button";
import { readNotices } from "@/lib/projects/desk-actions";

export function ReadAll() {
  return (
    <AskedButton
      label="全部标为已读"
      title="全部标为已读"
      done="已全部标为已读"
      run={() => readNotices({ ids: [] })}
    />
  );
}
