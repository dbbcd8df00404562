"use client";

import { AskedButton } from "@/app/(office)/asked-button";
import { removeComment, removeFollowUp } from "@/lib/projects/desk-actions";

export type RemoveEntryProps = {
  what: "followUp" | "comment";
  code: string;
  id: number;
  version: number;
};

const acts = {
  followUp: { run: removeFollowUp, question: "将删除这条跟进记录，变更记录里仍可查到。" },
  comment: { run: removeComment, question: "将删除这条评论，变更记录里仍可查到。" },
} as const;

export function RemoveEntry({ what, ...target }: RemoveEntryProps) {
  const { run, question } = acts[what];
  return (
    <AskedButton
      label="删除"
      look="quiet"
      size="small"
      title="删除"
      question={question}
      done="已删除"
      danger
      run={() => run(target)}
    />
  );
}
