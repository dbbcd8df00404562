import { downloadRoute } from "@/lib/export/download-route";
import { paperFile } from "@/lib/reviews/paper-file";

/** Minutes, deck or data set of a meeting, by the paper's id. */
export const GET = downloadRoute("review.export", paperFile);
