/** Runs once when the server starts: reference data, the demo bureau where it belongs, and the background work. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { keepValuesOffTheConsole } = await import("@/lib/auth/log");
  keepValuesOffTheConsole();
  const { prepare } = await import("@/lib/demo/prepare");
  await prepare();
}
