// @ts-check
// Runs as a process of its own, started by read-file.ts, so that no file can take the server with it.
import { readInto } from "./reader.mjs";
import { Unreadable } from "./unreadable.mjs";

/** @typedef {import("./grid").ReaderMessage} ReaderMessage */

/** @param {ReaderMessage} message @returns {Promise<void>} settled when the message has left, so that rows do not pile up */
const send = (message) =>
  new Promise((sent, failed) => {
    process.send?.(message, (/** @type {Error | null} */ error) => (error ? failed(error) : sent()));
  });

/** @param {{ bytes: Uint8Array, fileName: string }} file */
async function read({ bytes, fileName }) {
  try {
    const result = await readInto(bytes, fileName, {
      sheet: (grid) => send({ kind: "sheet", grid }),
      rows: (rows) => send({ kind: "rows", rows }),
    });
    await send({ kind: "done", ...result });
  } catch (error) {
    await send(
      error instanceof Unreadable
        ? { kind: "refused", message: error.message }
        : { kind: "failed", stack: error instanceof Error ? `${error.stack}` : String(error) },
    );
  }
  process.disconnect();
}

process.once("message", read);
