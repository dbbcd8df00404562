import "server-only";
import pino from "pino";

/** JSON lines on standard output. Never pass request bodies, passwords or phone numbers. */
export const logger = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { error: pino.stdSerializers.err },
});
