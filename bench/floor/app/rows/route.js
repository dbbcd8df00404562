import { rows } from "../rows.mjs";

export const dynamic = "force-dynamic";

export const GET = () => Response.json({ rows });
