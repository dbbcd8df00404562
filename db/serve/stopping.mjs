import { Refusal } from "./places.mjs";

const parentCheckMs = 500;

/** Aborted by Ctrl-C, by a polite end or when the terminal closes; once, however often it is asked. */
export function stopSignal() {
  const controller = new AbortController();
  const stop = () => {
    if (!controller.signal.aborted) controller.abort(new Refusal("已中止。"));
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
  // npm runs us through a shell that passes no signal on: when that is gone, whoever ended npm meant us.
  const parent = process.ppid;
  const checkParent = () => process.ppid !== parent && stop();
  if (process.env.npm_lifecycle_event) setInterval(checkParent, parentCheckMs).unref();
  return controller.signal;
}

export function whenStopped(signal) {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

/** Runs a command's work; a refusal is one text on the console, anything else is a bug and shows its stack. */
export async function runCommandLine(work) {
  const stop = stopSignal();
  // A terminal that is gone must not keep us from stopping in order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  try {
    await work(stop);
  } catch (error) {
    const interrupted = stop.aborted && (error === stop.reason || error.name === "AbortError");
    if (interrupted) console.error("\n已中止。");
    else console.error(error instanceof Refusal ? `\n${error.message}` : error);
    process.exitCode ||= interrupted ? 130 : 1;
  }
}
