import "server-only";
import { Limited } from "./refusals";

/** A bucket per key that refills steadily; `take` throws `Limited` when it is empty. */
export class Rate {
  private readonly buckets = new Map<string | number, { left: number; at: number }>();

  constructor(private readonly settings: { burst: number; perSecond: number; message?: string }) {}

  take(key: string | number, now = Date.now()): void {
    const { burst, perSecond, message } = this.settings;
    const bucket = this.buckets.get(key) ?? { left: burst, at: now };
    const left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    if (left < 1) throw new Limited(message);
    this.buckets.set(key, { left: left - 1, at: now });
    if (this.buckets.size > 10_000) this.buckets.clear();
  }
}

/** Per user: what a fast typist with a grid can need, not what a script would like. */
export const writesOf = new Rate({ burst: 400, perSecond: 40 });
export const searchesOf = new Rate({ burst: 60, perSecond: 15 });
export const exportsOf = new Rate({
  burst: 5,
  perSecond: 5 / 60,
  message: "一分钟内最多导出 5 次，请稍候再试",
});
