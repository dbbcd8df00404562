import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { files, reviewPapers, reviews } from "@/db/schema";
import { actorOf, remember } from "@/lib/audit/change";
import { Missing, Refused } from "@/lib/auth/refusals";
import { can, type Viewer } from "@/lib/auth/viewer";
import { attachment } from "@/lib/export/file-name";
import { readStored } from "@/lib/files/store";
import { readableReviews, seesWholeMeetings } from "./reach";

/** A paper of a meeting by its id, as it was made. A meeting's papers speak of everybody: only for those who see it whole. */
export async function paperFile(viewer: Viewer, query: Record<string, unknown>): Promise<Response> {
  if (viewer.preview || !can(viewer, "review.export")) throw new Refused();
  const id = Number(query.paper);
  if (!Number.isSafeInteger(id) || !seesWholeMeetings(viewer)) throw new Missing();
  const [found] = await db
    .select({ file: files, review: reviews.title })
    .from(reviewPapers)
    .innerJoin(reviews, eq(reviews.id, reviewPapers.reviewId))
    .innerJoin(files, eq(files.id, reviewPapers.fileId))
    .where(and(eq(reviewPapers.id, id), isNull(reviewPapers.deletedAt), readableReviews(viewer)));
  if (!found) throw new Missing();
  const { file } = found;
  const bytes = await readStored(file.key);
  await remember(actorOf(viewer), "review.export", {
    label: file.originalName,
    reason: `SHA-256 ${file.digest}`,
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": file.type,
      "content-disposition": attachment(file.originalName),
      "content-length": String(bytes.length),
      "x-content-type-options": "nosniff",
    },
  });
}
