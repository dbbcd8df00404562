import "server-only";
import { Limited } from "@/lib/auth/refusals";

const tooMany = "正在生成的导出文件较多，请过一分钟再试";

/** So many at once and a short queue; who waits too long or finds the queue full is refused. */
export class Turns {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly settings: { atOnce: number; waiting: number; patienceMs: number }) {}

  /** Answers with what gives the turn back, which may be called more than once. Throws `Limited`. */
  async take(signal: AbortSignal): Promise<() => void> {
    if (this.busy < this.settings.atOnce) this.busy += 1;
    else await this.wait(signal);
    let held = true;
    return () => {
      if (held) this.giveBack();
      held = false;
    };
  }

  private async wait(signal: AbortSignal): Promise<void> {
    if (this.waiting.length >= this.settings.waiting) throw new Limited(tooMany);
    const patience = AbortSignal.any([signal, AbortSignal.timeout(this.settings.patienceMs)]);
    await new Promise<void>((turn, refuse) => {
      const leave = () => {
        this.waiting.splice(this.waiting.indexOf(called), 1);
        refuse(new Limited(tooMany));
      };
      const called = () => {
        patience.removeEventListener("abort", leave);
        turn();
      };
      this.waiting.push(called);
      patience.addEventListener("abort", leave, { once: true });
    });
  }

  private giveBack() {
    const next = this.waiting.shift();
    if (next) next();
    else this.busy -= 1;
  }
}

// Every route may be a bundle of its own; the server is one.
const home = globalThis as typeof globalThis & { wulianExportTurns?: Turns };
home.wulianExportTurns ??= new Turns({ atOnce: 2, waiting: 6, patienceMs: 20_000 });

/** Of this server: a large file costs a processor some seconds. */
export const exportTurns: Turns = home.wulianExportTurns;
