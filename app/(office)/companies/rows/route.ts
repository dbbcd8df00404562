import { jsonAnswer, queryOf, refuseWithout } from "@/app/(office)/json-answer";
import { listCompanies } from "@/lib/companies/queries";
import { pageOf } from "@/lib/ledger/present";

export const GET = (request: Request) =>
  jsonAnswer("companies", async (viewer) => {
    refuseWithout(viewer, "company.read");
    return pageOf(await listCompanies(viewer, queryOf(request)), "/companies");
  });
