import { moveToday } from "@/lib/date/day";

/** Moves the calendar of a test run. Anywhere else there is no such address. */
export async function POST(request: Request): Promise<Response> {
  if (process.env.WULIAN_TEST !== "1") return new Response(null, { status: 404 });
  const days = Number(new URL(request.url).searchParams.get("days"));
  if (!Number.isInteger(days) || Math.abs(days) > 3_650) return new Response(null, { status: 400 });
  moveToday(days);
  return new Response(null, { status: 204 });
}
