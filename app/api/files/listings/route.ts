import { failureOf } from "@/lib/auth/action";
import { NotSignedIn, takeUpload } from "@/lib/auth/upload";
import { largestFile } from "@/lib/files/kinds";
import { receiveFile } from "@/lib/files/upload";

const statuses: Readonly<Record<string, number>> = {
  forbidden: 403,
  invalid: 422,
  limited: 413,
  server: 500,
};

/** A paper of a listing case; it belongs to its author until a stage or an obstacle claims it. */
export async function POST(request: Request): Promise<Response> {
  try {
    const { viewer, name, bytes } = await takeUpload(request, "listing.advance", largestFile);
    return Response.json(await receiveFile(viewer, "listing.advance", name, bytes));
  } catch (error) {
    if (error instanceof NotSignedIn) return Response.json({ message: error.message }, { status: 401 });
    const { code, message } = failureOf(error, "upload");
    return Response.json({ message }, { status: statuses[code] ?? 500 });
  }
}
