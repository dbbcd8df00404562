import { expect, test } from "vitest";
import { Limited } from "@/lib/auth/refusals";
import { Turns } from "./turns";

const patient = () => new AbortController().signal;
const desk = (settings = {}) => new Turns({ atOnce: 2, waiting: 1, patienceMs: 1_000, ...settings });

test("two at once, the third waits its turn, the fourth is told to come back", async () => {
  const turns = desk();
  const first = await turns.take(patient());
  const second = await turns.take(patient());
  let third: (() => void) | null = null;
  const waiting = turns.take(patient()).then((leave) => {
    third = leave;
  });
  await expect(turns.take(patient())).rejects.toThrow(Limited);
  expect(third).toBeNull();
  first();
  first();
  await waiting;
  await expect(Promise.race([turns.take(AbortSignal.timeout(30)), waiting.then(() => "held")])).resolves.toBe(
    "held",
  );
  second();
});

test("who has waited too long, or has gone, leaves the queue to others", async () => {
  const turns = desk({ atOnce: 1, patienceMs: 20 });
  const leave = await turns.take(patient());
  await expect(turns.take(patient())).rejects.toThrow("请过一分钟再试");
  const gone = new AbortController();
  const waiting = turns.take(gone.signal);
  gone.abort();
  await expect(waiting).rejects.toThrow(Limited);
  leave();
  (await turns.take(patient()))();
});
