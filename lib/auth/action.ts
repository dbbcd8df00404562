import "server-only";
import { randomBytes } from "node:crypto";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { remember } from "@/lib/audit/change";
import { logger } from "./log";
import type { Verb } from "./policy";
import { writesOf } from "./rate";
import { type Conflict, Limited, Missing, NeedsConfirmation, Refused, Stale, Unacceptable } from "./refusals";
import { viewerOrNull } from "./session";
import { acceptedOrigins } from "./settings";
import { canSome, type Viewer } from "./viewer";

export type Failure = {
  ok: false;
  code:
    | "unauthenticated"
    | "forbidden"
    | "invalid"
    | "conflict"
    | "confirm"
    | "notfound"
    | "limited"
    | "server";
  message: string;
  fieldErrors?: Record<string, string>;
  conflict?: Conflict;
  confirmKey?: string;
};
export type Answer<T> = { ok: true; data: T } | Failure;

/** What an action is: its verb is checked before its arguments are read. */
export type Action<Input, T> = (input: Input) => Promise<Answer<T>>;

/**
 * The only way to make a server action: origin, session, verb, strict input, then the work. Whatever is thrown comes
 * back as an answer the form can show; a bug comes back with a number that is also in the log. Where several verbs
 * are named any of them opens the door, and the work asks for the one it needs. The answer carries no page: nobody here
 * knows which pages show what was changed, and the one that asked reads itself again.
 */
export function action<Schema extends z.ZodType, T>(
  verb: Verb | readonly [Verb, ...Verb[]],
  schema: Schema,
  work: (viewer: Viewer, input: z.output<Schema>) => Promise<T>,
): Action<z.input<Schema>, T> {
  const verbs = typeof verb === "string" ? ([verb] as const) : verb;
  return async (...args) => {
    let viewer: Viewer | null = null;
    try {
      await requireOwnOrigin();
      viewer = await viewerOrNull();
      if (!viewer) return unauthenticated;
      if (!canSome(viewer, verbs)) throw new Refused();
      writesOf.take(viewer.userId);
      const parsed = schema.safeParse(args.length === 1 ? args[0] : undefined);
      if (!parsed.success) return invalid(parsed.error);
      return { ok: true, data: await work(viewer, parsed.data) };
    } catch (error) {
      unstable_rethrow(error);
      if (error instanceof Refused) await rememberRefusal(viewer, verbs[0]);
      return failureOf(error, verbs[0]);
    }
  };
}

const unauthenticated: Failure = {
  ok: false,
  code: "unauthenticated",
  message: "登录已失效，内容已保留；请重新登录后再保存",
};

async function requireOwnOrigin() {
  const origin = (await headers()).get("origin");
  if (!origin || !acceptedOrigins().includes(origin)) throw new Refused("请求来源不符，请从本系统的页面操作");
}

function invalid(error: z.ZodError): Failure {
  const fieldErrors: Record<string, string> = {};
  for (const issue of error.issues) {
    const path = issue.path.join(".");
    fieldErrors[path] ??= issue.message;
  }
  const [first] = Object.values(fieldErrors);
  return { ok: false, code: "invalid", message: first ?? "填写的内容有误", fieldErrors };
}

/** The answer for something thrown; anything without a name is logged under a number. */
export function failureOf(error: unknown, where: string): Failure {
  if (error instanceof Refused) return { ok: false, code: "forbidden", message: error.message };
  if (error instanceof Missing) return { ok: false, code: "notfound", message: error.message };
  if (error instanceof Stale) {
    return { ok: false, code: "conflict", message: error.message, conflict: error.conflict ?? undefined };
  }
  if (error instanceof Unacceptable) {
    return { ok: false, code: "invalid", message: error.message, fieldErrors: error.fields };
  }
  if (error instanceof NeedsConfirmation) {
    return { ok: false, code: "confirm", message: error.message, confirmKey: error.key };
  }
  if (error instanceof Limited) return { ok: false, code: "limited", message: error.message };
  const number = randomBytes(4).toString("hex");
  logger.error({ number, where, error }, "unexpected");
  return { ok: false, code: "server", message: `系统出错，内容没有丢失；请稍后再试，或报编号 ${number}` };
}

async function rememberRefusal(viewer: Viewer | null, verb: Verb) {
  if (!viewer) return;
  const { userId, name: userName, sessionId, unitId, address } = viewer;
  await remember({ userId, userName, sessionId, unitId, address }, "auth.refused", {
    label: verb,
    outcome: "refused",
  });
}
