"use client";

import { useState } from "react";
import { AskedButton } from "@/app/(office)/asked-button";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { askedOf, reviewOf } from "@/app/(office)/reviews/asked";
import { Button } from "@/app/ui/button";
import { closeReview, freezeReview, reviseReview } from "@/lib/reviews/actions";
import type { ReviewForm } from "@/lib/reviews/input";
import type { ReviewState } from "@/lib/reviews/rules";

type Props = {
  code: string;
  version: number;
  state: ReviewState;
  review: ReviewForm;
  may: { convene: boolean; freeze: boolean; close: boolean };
};

/** What can be done with a meeting as a whole at the point where it stands. */
export function ReviewActs({ code, version, state, review, may }: Props) {
  const [revising, setRevising] = useState(false);
  return (
    <>
      {may.convene && state !== "closed" && <Button onClick={() => setRevising(true)}>修改会议</Button>}
      {may.freeze && state === "draft" && (
        <AskedButton
          look="primary"
          label="冻结数据"
          title="冻结会议数据"
          question="冻结后，会上看到的就是此刻的数据，不能再改；之后的变化会列为会后变动。县区也能看到与自己有关的议程。"
          done="数据已冻结"
          run={() => freezeReview({ code, version })}
        />
      )}
      {may.close && state === "running" && (
        <AskedButton
          label="闭会"
          title="闭会"
          question="闭会后议定事项转为督办，会议内容不能再改。"
          done="已闭会，议定事项已交办"
          run={() => closeReview({ code, version })}
        />
      )}
      {revising && (
        <AskDialog
          title="修改会议"
          act="保存"
          asked={askedOf(review)}
          run={(typed) => reviseReview({ code, version, review: reviewOf(typed) })}
          onClose={() => setRevising(false)}
        />
      )}
    </>
  );
}
