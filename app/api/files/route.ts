import { failureOf } from "@/lib/auth/action";
import type { Verb } from "@/lib/auth/policy";
import { NotSignedIn, takeUpload } from "@/lib/auth/upload";
import { largestFile } from "@/lib/files/kinds";
import { receiveFile } from "@/lib/files/upload";

const statuses: Readonly<Record<string, number>> = {
  forbidden: 403,
  invalid: 422,
  limited: 413,
  server: 500,
};

/** What the file is for says who may send one. */
const verbsFor: Readonly<Record<string, Verb>> = { assignment: "assignment.report", fund: "deal.advance" };

const verbOf = (request: Request): Verb =>
  verbsFor[new URL(request.url).searchParams.get("for") ?? ""] ?? "project.attach";

/** Takes one file of evidence; it belongs to its author until a record claims it. */
export async function POST(request: Request): Promise<Response> {
  try {
    const verb = verbOf(request);
    const { viewer, name, bytes } = await takeUpload(request, verb, largestFile);
    return Response.json(await receiveFile(viewer, verb, name, bytes));
  } catch (error) {
    if (error instanceof NotSignedIn) return Response.json({ message: error.message }, { status: 401 });
    const { code, message } = failureOf(error, "upload");
    return Response.json({ message }, { status: statuses[code] ?? 500 });
  }
}
