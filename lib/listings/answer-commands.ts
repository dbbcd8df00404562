import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingAnswers } from "@/db/schema";
import { change, touched } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { parseAmount } from "@/lib/money/amount";
import { decimalOf, shifted, textOf, trimmed } from "@/lib/money/decimal";
import type { AnswerInput } from "./input";
import { listingInReach } from "./reach";
import { type AnswerMetric, answerMetrics, isAnswerMetric } from "./standards/metrics";

/** What no yearly report tells, as of a day: expected market value, patents, a yes or a no. One answer per day. */
export function answerCondition(
  viewer: Viewer,
  { code, metric, typed, asOf, note }: AnswerInput,
  { tx }: { tx?: Transaction } = {},
): Promise<void> {
  return change(
    viewer,
    "listing.answer",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.answer", code);
      if (!isAnswerMetric(metric)) throw new Unacceptable("没有这个条件，请从列表中选择");
      if (asOf > today()) throw new Unacceptable("截至日期不能晚于今天", { asOf: "不能晚于今天" });
      const value = valueOfTyped(metric, typed);
      const [before = null] = await open
        .select()
        .from(listingAnswers)
        .where(
          and(
            eq(listingAnswers.caseId, listing.id),
            eq(listingAnswers.metric, metric),
            eq(listingAnswers.asOf, asOf),
            isNull(listingAnswers.deletedAt),
          ),
        )
        .for("update");
      const set = { value, typed: typed.trim(), note };
      const [after] = before
        ? await open
            .update(listingAnswers)
            .set({ ...set, ...touched(listingAnswers, viewer) })
            .where(eq(listingAnswers.id, before.id))
            .returning()
        : await open
            .insert(listingAnswers)
            .values({
              ...set,
              metric,
              asOf,
              caseId: listing.id,
              createdBy: viewer.userId,
              updatedBy: viewer.userId,
            })
            .returning();
      if (after)
        record(listingAnswers, before, after, {
          label: `${listing.companyName} ${answerMetrics[metric].label}`,
        });
    },
    { tx },
  );
}

const yesNo: Readonly<Record<string, string>> = { 是: "1", 否: "0", "1": "1", "0": "0" };

/** Whole yuan, a fraction for percent, 1 or 0; the typed words are kept beside it. */
export function valueOfTyped(metric: AnswerMetric, typed: string): string {
  const { kind, label } = answerMetrics[metric];
  const plain = typed.normalize("NFKC").replace(/[\s,]/g, "");
  const refusal = (how: string) => new Unacceptable(`${label}：${how}`, { typed: how });
  if (kind === "amount") {
    const { unit } = answerMetrics[metric] as { unit: "万元" | "亿元" };
    const parsed = parseAmount(typed, { unit });
    if (!parsed.ok) throw refusal(parsed.message);
    const yuan = parsed.amount?.yuan ?? null;
    if (yuan === null) throw refusal(`请填确切的人民币金额，如 5（${unit}）`);
    return String(yuan);
  }
  if (kind === "flag") {
    const answer = yesNo[plain];
    if (answer === undefined) throw refusal("请选择是或否");
    return answer;
  }
  return numberOfTyped(kind, plain, refusal);
}

function numberOfTyped(
  kind: "percent" | "count" | "rate",
  plain: string,
  refusal: (how: string) => Unacceptable,
): string {
  if (kind === "count") {
    if (!/^\d{1,12}$/.test(plain)) throw refusal("请填整数");
    return plain;
  }
  if (kind === "rate") {
    if (!/^\d{1,4}(\.\d{1,6})?$/.test(plain) || Number(plain) === 0) throw refusal("请填汇率，如 0.9123");
    return plain;
  }
  const value = decimalOf(plain.replace(/%$/, ""));
  if (!value || !/^\d{1,5}(\.\d{1,4})?%?$/.test(plain)) throw refusal("请填百分数，如 25");
  return textOf(trimmed(shifted(value, -2)));
}
