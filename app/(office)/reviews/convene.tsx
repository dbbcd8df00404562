"use client";

import { useState } from "react";
import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { Button } from "@/app/ui/button";
import { conveneReview } from "@/lib/reviews/actions";
import type { ReviewForm } from "@/lib/reviews/input";
import { askedOf, reviewOf } from "./asked";

export function ConveneReview({ formKey, usual }: { formKey: string; usual: ReviewForm }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        召集调度会
      </Button>
      {open && (
        <AskDialog
          title="召集调度会"
          act="召集"
          asked={askedOf(usual)}
          run={(typed) => conveneReview({ key: formKey, review: reviewOf(typed) })}
          onClose={() => setOpen(false)}
          leadsTo={(code) => `/reviews/${code}`}
        />
      )}
    </>
  );
}
