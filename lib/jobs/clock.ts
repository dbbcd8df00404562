import "server-only";
import { Cron } from "croner";
import { logger } from "@/lib/auth/log";

type Job = { name: string; pattern: string; run: () => Promise<unknown> };
type Home = typeof globalThis & { wulianClock?: { jobs: Job[]; started: boolean } };

const home = globalThis as Home;
home.wulianClock ??= { jobs: [], started: false };
const clock = home.wulianClock;

/** Names work that recurs. It runs inside the application; what it does must be safe with several instances. */
export function everyDayAt(pattern: string, name: string, run: () => Promise<unknown>): void {
  if (clock.jobs.some((job) => job.name === name)) return;
  clock.jobs.push({ name, pattern, run });
}

export function startClock(): void {
  if (clock.started) return;
  clock.started = true;
  for (const job of clock.jobs) {
    new Cron(
      job.pattern,
      { timezone: "Asia/Shanghai", protect: true, name: job.name, unref: true },
      async () => {
        await job.run().catch((error: unknown) => logger.error({ job: job.name, error }, "job failed"));
      },
    );
  }
}
