import type { z } from "zod";
import type { promises } from "@/db/schema";
import { type FactsOf, inputOf } from "@/lib/fields/input";
import { choice, day, lines, required, text } from "@/lib/fields/kinds";
import { amount } from "@/lib/fields/numbers";
import { promiseKinds } from "./rules";

type Own =
  | "id"
  | "version"
  | "createdAt"
  | "createdBy"
  | "updatedAt"
  | "updatedBy"
  | "deletedAt"
  | "projectId"
  | "review"
  | "reviewedOn";

export const promiseFields = {
  kind: required(choice("承诺类型", promiseKinds)),
  content: required(lines("承诺内容", { longest: 500 })),
  ceiling: amount("金额上限"),
  payer: text("兑现单位", { longest: 60 }),
  dueOn: day("兑现时限", { planned: true }),
} satisfies FactsOf<typeof promises.$inferSelect, Own>;

export const promiseInput = inputOf(promiseFields);
export type PromiseInput = z.output<typeof promiseInput>;
export type PromiseForm = z.input<typeof promiseInput>;
