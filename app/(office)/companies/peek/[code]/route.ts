import { jsonAnswer } from "@/app/(office)/json-answer";
import { companyFacts } from "@/lib/companies/facts";
import { findCompany } from "@/lib/companies/queries";

type Context = { params: Promise<{ code: string }> };

export const GET = (_request: Request, { params }: Context) =>
  jsonAnswer("company peek", async (viewer) => {
    const company = await findCompany(viewer, (await params).code);
    return {
      title: company.name,
      href: `/companies/${company.code}`,
      facts: await companyFacts(company),
      notes: [],
    };
  });
