"use client";

import { AskedButton } from "@/app/(office)/asked-button";
import { reportMonth } from "@/lib/projects/progress-actions";
import type { RecordedLine } from "@/lib/projects/progress-queries";

export type TakeBackProps = {
  code: string;
  version: number;
  month: string;
  /** A number of the month, or that it was confirmed as unchanged. */
  what: Pick<RecordedLine, "kind" | "origin" | "currency"> | "words";
};

/** A number that should not be there: the month becomes unknown again, and the history keeps what stood. */
export function TakeBack({ code, version, month, what }: TakeBackProps) {
  const blank = { typed: "", reason: "" };
  const cells =
    what === "words" || what.origin === ""
      ? { investment: what === "words" ? null : blank, arrived: [] }
      : {
          investment: null,
          arrived: [
            {
              ...blank,
              origin: what.origin,
              currency: what.currency,
              rate: "",
              voucherKey: "",
              voucherNote: null,
            },
          ],
        };
  return (
    <AskedButton
      label="撤回"
      look="quiet"
      size="small"
      title={`撤回 ${month} 的填报`}
      question={what === "words" ? `${month} 将变为未填报。` : undefined}
      done="已撤回"
      danger
      run={(confirmed) =>
        reportMonth({
          code,
          version,
          month,
          basis: "start",
          ...cells,
          words: what === "words" ? "" : null,
          confirmed,
        })
      }
    />
  );
}
