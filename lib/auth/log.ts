import "server-only";
import pino from "pino";

/** JSON lines on standard output. Never pass request bodies, passwords or phone numbers. */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { error: withoutValues },
});

type Told = { type: string; code?: unknown; message: string; stack?: string; cause?: Told };

/**
 * What went wrong and where, without the values of the query: a failed insert carries everything that was typed, and
 * the database's own detail repeats it.
 */
export function withoutValues(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error" };
  const { message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  const query = /^Failed query: [\s\S]*?\nparams: /.exec(message)?.[0];
  // Errors of class 22 quote the value they could not read.
  const said = String(code).startsWith("22") ? message.replace(/: "[\s\S]*/, "") : message;
  const told = query ? `${query}（未记录）` : said;
  return {
    type: error.constructor.name,
    code,
    message: told,
    stack: stack?.replace(message, told),
    cause: cause === undefined ? undefined : withoutValues(cause),
  };
}

/**
 * Next prints what a page threw through the console, values and all. From here on errors are told there as our own log
 * tells them.
 */
export function keepValuesOffTheConsole(): void {
  for (const method of ["error", "warn"] as const) {
    const print = console[method].bind(console);
    console[method] = (...said: unknown[]) =>
      print(...said.map((one) => (one instanceof Error ? withoutValues(one) : one)));
  }
}
