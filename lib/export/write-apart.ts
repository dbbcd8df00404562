import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Cell, CellValue, RowDef, WriteOptions, WriteSheet } from "hucre";

/** Some rows of a sheet with what is special about them; places are `row,column` from 0. */
export type Portion = {
  rows: CellValue[][];
  cells: Map<string, Partial<Cell>>;
  rowDefs: Map<number, RowDef>;
};

/** Everything of the workbook but its rows. */
export type Order = Omit<WriteOptions, "sheets"> & {
  sheet: Omit<WriteSheet, "rows" | "cells" | "rowDefs">;
};

const longestWriting = 60_000;
const largestHeapInMb = 768;

// The program is named for Node, not for the bundler: it must stay a file of its own.
const program = join(/* turbopackIgnore: true */ process.cwd(), "lib/export/workbook-writer.mjs");

/**
 * Lays a workbook out in a process of its own: the library does it in one go, most of a second for a large ledger,
 * and everybody else's page would wait. Throws when the writer fails, is too slow or the signal aborts.
 */
export async function writeApart(
  portions: Iterable<Portion>,
  order: Order,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const writer = startWriter(AbortSignal.any([signal, AbortSignal.timeout(longestWriting)]));
  const written = bytesFrom(writer);
  try {
    for (const portion of portions) await Promise.race([sent(writer, portion), written]);
    await Promise.race([sent(writer, order), written]);
    return await written;
  } finally {
    writer.removeAllListeners().on("error", () => undefined);
    writer.kill("SIGKILL");
  }
}

const bytesFrom = (writer: ChildProcess) =>
  new Promise<Uint8Array>((answer, fail) => {
    writer.once("message", (bytes: Uint8Array) => answer(bytes));
    writer.once("error", fail);
    writer.once("exit", (code) => fail(new Error(`the workbook writer ended with ${code}`)));
  });

const sent = (writer: ChildProcess, message: Portion | Order) =>
  new Promise<void>((done, fail) => {
    writer.send(message, (error) => (error ? fail(error) : done()));
  });

/** It gets neither our environment, where the secrets are, nor our standard streams. */
function startWriter(signal: AbortSignal): ChildProcess {
  return fork(program, [], {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${largestHeapInMb}`],
    env: { NODE_ENV: process.env.NODE_ENV },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    killSignal: "SIGKILL",
    signal,
  });
}
