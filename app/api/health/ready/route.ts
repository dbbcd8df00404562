import { readiness } from "@/lib/demo/prepare";

export const dynamic = "force-dynamic";

export async function GET() {
  const obstacle = await readiness();
  return new Response(obstacle ?? "ready", { status: obstacle ? 503 : 200 });
}
