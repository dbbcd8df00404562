import { failureOf } from "@/lib/auth/action";
import { NotSignedIn, takeUpload } from "@/lib/auth/upload";
import { registerFor } from "@/lib/imports/registers";
import { importVerbs } from "@/lib/imports/rules";
import { startRun } from "@/lib/imports/uploads";

const statuses: Readonly<Record<string, number>> = {
  forbidden: 403,
  notfound: 404,
  invalid: 422,
  limited: 413,
  server: 500,
};
const largest = 30 * 1024 * 1024;

/** Takes a ledger to be imported; the answer's id is the run's code. Nothing but the run is written. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { viewer, name, bytes } = await takeUpload(request, importVerbs, largest);
    const register = registerFor(viewer, new URL(request.url).searchParams.get("register")).key;
    return Response.json({ id: await startRun(viewer, { register, name, bytes }) });
  } catch (error) {
    if (error instanceof NotSignedIn) return Response.json({ message: error.message }, { status: 401 });
    const { code, message } = failureOf(error, "import upload");
    return Response.json({ message }, { status: statuses[code] ?? 500 });
  }
}
