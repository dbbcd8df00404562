import { safeHeaders } from "@/lib/auth/headers";

export const dynamic = "force-dynamic";

export const GET = () => new Response("ok", { headers: safeHeaders });
