import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../db/serve/places.mjs";

const manifest = () =>
  JSON.parse(readFileSync(join(root, ".next/server/server-reference-manifest.json"), "utf8")).node;

/** The id the build gave to a server action. */
export function actionId(name) {
  const [id] = Object.entries(manifest()).find(([, { exportedName }]) => exportedName === name) ?? [];
  if (!id) throw new Error(`no action ${name}`);
  return id;
}

/**
 * Posts to a server action as a page does. Answers with what the action said; throws when no answer came.
 */
export async function act({ base, cookie, id, input, page = "/quick", signal }) {
  const response = await fetch(base + page, {
    method: "POST",
    headers: { cookie, origin: base, "next-action": id, "content-type": "text/plain;charset=UTF-8" },
    body: JSON.stringify([input]),
    signal,
  });
  const line = /^1:(\{.*\})$/m.exec(await response.text())?.[1];
  if (!line) throw new Error(`the action answered ${response.status} without a word`);
  return JSON.parse(line);
}
