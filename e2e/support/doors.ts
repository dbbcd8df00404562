import { readFileSync } from "node:fs";
import { type APIRequestContext, type APIResponse, request } from "@playwright/test";
import { roleMay, type Verb } from "@/lib/auth/policy";
import type { Role } from "@/lib/auth/roles";
import { demoPassword } from "@/lib/demo/accounts";
import { importVerbs } from "@/lib/imports/rules";

const top = new URL("../..", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, top), "utf8");

/** A server action as the network sees it: an id to post to, and the verbs of which its source asks for one. */
export type Door = { id: string; name: string; file: string; verbs: readonly Verb[] };

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** Lists of verbs that several registers share. */
const namedVerbs: Readonly<Record<string, readonly Verb[]>> = { importVerbs };

export const opensTo = (door: Door, role: Role): boolean => door.verbs.some((verb) => roleMay(role, verb));

/** Every door of the built program, from the build's own list. */
export function everyDoor(): Door[] {
  const manifest = JSON.parse(read(".next/server/server-reference-manifest.json")) as Manifest;
  return Object.entries(manifest.node).map(([id, { filename, exportedName: name }]) => {
    const asked = new RegExp(`export const ${name} = action\\(\\s*"?([\\w.]+)`).exec(read(filename))?.[1];
    return { id, name, file: filename, verbs: namedVerbs[asked ?? ""] ?? [asked as Verb] };
  });
}

export const doorNamed = (name: string): Door => {
  const door = everyDoor().find((one) => one.name === name);
  if (!door) throw new Error(`no action ${name}`);
  return door;
};

export const home = () => process.env.BASE_URL ?? "http://localhost:3000";

/** A person without a browser: a cookie and nothing else. Nobody, when no account is named. */
export async function callerOf(account: string | null): Promise<APIRequestContext> {
  const caller = await request.newContext({ baseURL: home(), extraHTTPHeaders: { origin: home() } });
  if (account === null) return caller;
  const { csrfToken } = (await (await caller.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, account, password: demoPassword, json: "true" };
  const answer = await caller.post("/api/auth/callback/credentials", { form, maxRedirects: 0 });
  if (answer.status() !== 200) throw new Error(`${account} could not sign in: ${answer.status()}`);
  return caller;
}

export type Said = { ok: boolean; code?: string; message?: string };

/** Posts to an action as the browser does; answers with what the action said. */
export async function knock(
  caller: APIRequestContext,
  door: Door,
  input: unknown,
  headers: Record<string, string> = {},
): Promise<Said> {
  const answer = await post(caller, door, input, headers);
  const line = /^1:(\{.*\})$/m.exec(await answer.text())?.[1];
  if (!line) throw new Error(`${door.name} answered ${answer.status()} without a word`);
  return JSON.parse(line) as Said;
}

export const post = (
  caller: APIRequestContext,
  door: Door,
  input: unknown,
  headers: Record<string, string> = {},
): Promise<APIResponse> =>
  caller.post("/login", {
    headers: { "next-action": door.id, "content-type": "text/plain;charset=UTF-8", ...headers },
    data: JSON.stringify([input]),
  });
