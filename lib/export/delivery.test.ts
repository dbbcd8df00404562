import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { delivered } from "./delivery";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (value: Uint8Array | undefined) => new TextDecoder().decode(value);

function endless(count = Number.POSITIVE_INFINITY) {
  const source = { pulled: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        source.pulled += 1;
        if (source.pulled > count) controller.close();
        else controller.enqueue(bytes(String(source.pulled)));
      },
      cancel: () => {
        source.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { source, stream };
}

test("the file is written down with its digest before its last bytes leave", async () => {
  const digests: (string | null)[] = [];
  let received = "";
  const settle = async (digest: string | null) => {
    digests.push(digest);
    expect(received).toBe("12");
  };
  const reader = delivered(endless(3).stream, { stop: new AbortController(), settle }).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) received += text(next.value);
  expect(received).toBe("123");
  expect(digests).toEqual([createHash("sha256").update("123").digest("hex")]);
});

test("the first bytes leave without waiting for a second", async () => {
  const { source, stream } = endless();
  const reader = delivered(stream, {
    stop: new AbortController(),
    settle: async () => undefined,
  }).getReader();
  expect(text((await reader.read()).value)).toBe("1");
  expect(source.pulled).toBe(1);
  await reader.cancel();
});

test("a file that cannot be written down is never complete", async () => {
  const settle = () => Promise.reject(new Error("no audit"));
  const stream = delivered(endless(3).stream, { stop: new AbortController(), settle });
  await expect(new Response(stream as BodyInit).text()).rejects.toThrow("no audit");
});

test("a reader who goes away ends the work, and that is written down once", async () => {
  const { source, stream } = endless();
  const stop = new AbortController();
  const digests: (string | null)[] = [];
  const reader = delivered(stream, {
    stop,
    settle: async (digest) => void digests.push(digest),
  }).getReader();
  await reader.read();
  await reader.cancel();
  expect([stop.signal.aborted, source.cancelled, digests]).toEqual([true, true, [null]]);
});

test.each([
  ["stalls", { longestPauseMs: 20 }],
  ["takes for ever", { longestMs: 20 }],
])("a reader who %s is given up", async (_, limits) => {
  const { source, stream } = endless();
  const ended = new Promise<string | null>((settled) => {
    const settle = async (digest: string | null) => settled(digest);
    delivered(stream, { stop: new AbortController(), settle, ...limits });
  });
  expect(await ended).toBeNull();
  expect(source.cancelled).toBe(true);
});

test("work that breaks off in the middle breaks the download", async () => {
  const stop = new AbortController();
  const reader = delivered(endless().stream, { stop, settle: async () => undefined }).getReader();
  await reader.read();
  stop.abort();
  await expect(reader.read()).rejects.toThrow();
});
