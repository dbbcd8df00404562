import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { logger } from "@/lib/auth/log";
import type { Grid, ReaderMessage, Spreadsheet } from "./grid";

export type Reading = { ok: true; workbook: Spreadsheet; notes: string[] } | { ok: false; message: string };

const longestReading = 60_000;
const largestHeapInMb = 256;
const mostAtOnce = 2;
const mostWaiting = 8;

// The program is named for Node, not for the bundler: it must stay a file of its own.
const program = join(/* turbopackIgnore: true */ process.cwd(), "lib/import/worker.mjs");

/**
 * Reads an uploaded .xlsx or .csv in a process of its own with a memory limit and a deadline. Whatever the file does
 * to its reader, the answer is a workbook or a Chinese sentence for the person who uploaded it.
 */
export async function readSpreadsheet(bytes: Uint8Array, fileName: string): Promise<Reading> {
  if (!(await desk.enter())) return refusal("同时导入的文件太多，请过一分钟再试");
  try {
    return await readApart(bytes, fileName);
  } finally {
    desk.leave();
  }
}

const refusal = (message: string): Reading => ({ ok: false, message });

/** Two readers at a time and a short queue; a thread's memory limit would end the whole server, hence processes. */
const desk = {
  busy: 0,
  waiting: [] as (() => void)[],
  async enter(): Promise<boolean> {
    if (this.busy < mostAtOnce) {
      this.busy += 1;
      return true;
    }
    if (this.waiting.length >= mostWaiting) return false;
    await new Promise<void>((turn) => this.waiting.push(turn));
    return true;
  },
  leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  },
};

function readApart(bytes: Uint8Array, fileName: string): Promise<Reading> {
  return new Promise((answer) => {
    const reader = startReader();
    const sheets: Grid[] = [];
    const finish = (reading: Reading) => {
      clearTimeout(deadline);
      reader.removeAllListeners().on("error", () => {});
      reader.kill("SIGKILL");
      answer(reading);
    };
    const fail = (what: object, message: string) => {
      logger.warn({ ...what, size: bytes.length }, "a spreadsheet could not be read");
      finish(refusal(message));
    };
    const deadline = setTimeout(() => fail({ after: longestReading }, tooSlow), longestReading);
    reader.on("message", (message: ReaderMessage) => {
      if (message.kind === "sheet") sheets.push(message.grid);
      if (message.kind === "rows") for (const row of message.rows) sheets.at(-1)?.rows.push(row);
      if (message.kind === "refused") finish(refusal(message.message));
      if (message.kind === "failed") fail({ stack: message.stack }, outOfOrder);
      if (message.kind === "done")
        finish({ ok: true, workbook: { ...message.opened, sheets }, notes: message.notes });
    });
    reader.once("error", (error) => fail({ error }, outOfOrder));
    // A program that runs out of memory is aborted; one that cannot start ends with 1.
    reader.once("exit", (code, signal) => fail({ code, signal }, code === 1 ? outOfOrder : tooLarge));
    reader.send({ bytes, fileName }, () => {});
  });
}

const tooSlow = "文件太复杂，60 秒内没有读完，请拆成几个文件再导入";
const tooLarge = "文件太大，读取时内存不够，请拆成几个文件再导入";
const outOfOrder = "读取程序出错，请稍后再试；多次出现请联系管理员";

/** It gets neither our environment, where the secrets are, nor our standard streams. */
function startReader(): ChildProcess {
  return fork(program, [], {
    serialization: "advanced",
    execArgv: [`--max-old-space-size=${largestHeapInMb}`],
    env: { NODE_ENV: process.env.NODE_ENV },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}
