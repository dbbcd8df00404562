import { assignmentSlip } from "@/lib/assignments/slip";
import { downloadRoute } from "@/lib/export/download-route";

/** 督办单 of one assignment, by its code. */
export const GET = downloadRoute("assignment.export", assignmentSlip);
