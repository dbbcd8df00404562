import type { ReportAsk } from "@/lib/reports/ask";
import type { Span, Tally } from "@/lib/reports/part";
import { spanWords } from "@/lib/reports/span";

/** 2026年1月1日至11月28日，全市 */
export const periodAndReach = (span: Span, reach: string): string => `${spanWords(span)}，${reach}`;

/** `另有2个金额未知，未计入金额。`; nothing where every amount is known. */
export const unknownWords = ({ unknown }: Tally, what = "", measure = "个"): string =>
  unknown > 0 ? `${what}另有${unknown}${measure}金额未知，未计入。` : "";

/** Of which list only the largest are shown. */
export const cutWords = (shown: number, all: number): string | undefined =>
  all > shown ? `仅列前${shown}个，其余${all - shown}个见系统内明细` : undefined;

export const titleOf = ({ from, to }: ReportAsk, reach: string): string =>
  `${reach}招商引资情况汇总（${spanWords({ from, to })}）`;
