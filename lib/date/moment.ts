const clock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  dateStyle: "short",
  timeStyle: "short",
});

/** `2026-11-24 10:32`, in China. */
export const showMoment = (at: Date): string => clock.format(at);
