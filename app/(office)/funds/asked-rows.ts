import type { Answer } from "@/lib/auth/action";
import type { TypedAmount } from "@/lib/fields/numbers";

/** Money typed into a question: in yuan, so without a rate. */
export const typedAmount = (typed = ""): TypedAmount => ({ typed, rate: "", rateOn: "", rateSource: "" });

/** What is wrong with a row's part of the form, at the questions that were asked. */
export function unprefixed<T>(answer: Answer<T>, prefix: string): Answer<T> {
  if (answer.ok || !answer.fieldErrors) return answer;
  const fieldErrors = Object.fromEntries(
    Object.entries(answer.fieldErrors).map(([path, message]) => [
      path.startsWith(`${prefix}.`) ? (path.slice(prefix.length + 1).split(".")[0] ?? path) : path,
      message,
    ]),
  );
  return { ...answer, fieldErrors };
}
