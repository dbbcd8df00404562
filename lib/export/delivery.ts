import "server-only";
import { createHash } from "node:crypto";

type Bytes = Uint8Array;

export type DeliverySettings = {
  /** Aborted when the reader goes away, stalls or takes for ever: whatever works behind the stream listens to it. */
  stop: AbortController;
  /**
   * Writes down what left, with the SHA-256 of every byte, or null for a file that did not reach its end. It is
   * waited for before the last bytes leave: a file nobody wrote down is never complete.
   */
  settle: (digest: string | null) => Promise<void>;
  longestPauseMs?: number;
  longestMs?: number;
};

/** A stream digested as it leaves, which ends its work together with its reader. */
export function delivered(source: ReadableStream<Bytes>, settings: DeliverySettings): ReadableStream<Bytes> {
  const delivery = new Delivery(source.getReader(), settings);
  return new ReadableStream<Bytes>(
    { pull: (controller) => delivery.send(controller), cancel: () => delivery.breakOff() },
    { highWaterMark: 0 },
  );
}

class Delivery {
  private readonly sha256 = createHash("sha256");
  private readonly timers: NodeJS.Timeout[];
  private settled: Promise<void> | null = null;
  private sent = 0;
  private held: Bytes | null = null;

  constructor(
    private readonly source: ReadableStreamDefaultReader<Bytes>,
    private readonly settings: DeliverySettings,
  ) {
    const { stop, longestPauseMs = 60_000, longestMs = 600_000 } = settings;
    this.timers = [longestPauseMs, longestMs].map((ms) => setTimeout(() => stop.abort(), ms).unref());
    stop.signal.addEventListener("abort", () => void this.breakOff().catch(() => undefined), { once: true });
  }

  async send(controller: ReadableStreamDefaultController<Bytes>): Promise<void> {
    this.timers[0]?.refresh();
    try {
      for (let next: Bytes | null = null; !next; ) {
        const { done, value } = await this.source.read();
        this.settings.stop.signal.throwIfAborted();
        if (done) return await this.finish(controller);
        next = this.passOn(value);
        if (next) controller.enqueue(next);
      }
    } catch (error) {
      await this.breakOff();
      throw error;
    }
  }

  /** The first bytes leave at once, so that the reader sees an answer; the others wait for their successor. */
  private passOn(bytes: Bytes): Bytes | null {
    this.sha256.update(bytes);
    this.sent += 1;
    if (this.sent === 1) return bytes;
    const next = this.held;
    this.held = bytes;
    return next;
  }

  private async finish(controller: ReadableStreamDefaultController<Bytes>): Promise<void> {
    await this.end(this.sha256.digest("hex"));
    if (this.held) controller.enqueue(this.held);
    controller.close();
  }

  async breakOff(): Promise<void> {
    this.settings.stop.abort();
    await Promise.all([this.source.cancel().catch(() => undefined), this.end(null)]);
  }

  private end(digest: string | null): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.settled ??= this.settings.settle(digest);
    return this.settled;
  }
}
