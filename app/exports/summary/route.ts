import { downloadRoute } from "@/lib/export/download-route";
import { summaryFile } from "@/lib/reports/file";

/** The summary of the page one comes from, or an issued one by its serial. */
export const GET = downloadRoute("report.export", summaryFile);
