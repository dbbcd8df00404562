import { z } from "zod";
import type { Field, RawOf, ValueOf } from "./kinds";

// biome-ignore lint/suspicious/noExplicitAny: a field's value and raw type differ from field to field; inference needs the wildcard once, here
export type Fields = Readonly<Record<string, Field<any, any>>>;
export type Values<F extends Fields> = { [K in keyof F]: ValueOf<F[K]> };
export type Raws<F extends Fields> = { [K in keyof F]: RawOf<F[K]> };

/** What may come in for these fields, strictly: unknown keys are refused. */
export function inputOf<F extends Fields>(fields: F): z.ZodType<Values<F>, Raws<F>> {
  const shape = Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.input]));
  return z.strictObject(shape, { error: "提交的内容与表单不符，请刷新页面" }) as unknown as z.ZodType<
    Values<F>,
    Raws<F>
  >;
}

/** A stored row as a form holds it; `null` gives the empty form. */
export function rawOf<F extends Fields>(fields: F, row: Partial<Values<F>> | null): Raws<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      field.raw((row?.[key] ?? (field.kind === "flag" ? false : null)) as never),
    ]),
  ) as Raws<F>;
}

/** Only these fields of a set, in this order. */
export function pick<F extends Fields, K extends keyof F & string>(fields: F, ...keys: K[]): Pick<F, K> {
  return Object.fromEntries(keys.map((key) => [key, fields[key]])) as unknown as Pick<F, K>;
}

/**
 * The facts a table must have: one per column that people fill. Naming a column and forgetting its fact, or the other
 * way round, does not compile. `Own` are the columns the program keeps itself.
 */
export type FactsOf<Row, Own extends keyof Row> = {
  [K in Exclude<keyof Row, Own>]: { kind: string; show(value: Row[K]): string };
};
