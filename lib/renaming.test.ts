import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { companies, fundDeals, listedCompanies, listingCases, projects } from "@/db/schema";
import { reviseCompany } from "@/lib/companies/commands";
import { companyFields } from "@/lib/companies/fields";
import { companyInput } from "@/lib/companies/input";
import { aCompany, viewerOf } from "@/lib/demo/builders";
import { aDeal } from "@/lib/demo/fund-builders";
import { aListed, aListing } from "@/lib/demo/listing-builders";
import { followRenames } from "@/lib/demo/prepare";
import { rawOf } from "@/lib/fields/input";
import { blankProject, logProject } from "@/lib/projects/commands";

beforeAll(followRenames);

test("a company that is renamed is found by its new name wherever its name is repeated, at once", async () => {
  const [first, second] = [await aCompany({ name: "旧名材料甲" }), await aCompany()];
  const officer = await viewerOf();
  const code = await logProject(officer, {
    project: { ...blankProject, name: "改名企业的项目", unitId: first.unitId },
    investors: [
      { companyId: first.id, role: "lead", share: null },
      { companyId: second.id, role: "partner", share: null },
    ],
  });
  const deal = await aDeal({ companyId: first.id });
  const listing = await aListing({ companyId: first.id });
  const listed = await aListed({ companyId: first.id });
  const [before] = await db.select().from(projects).where(eq(projects.code, code));

  const raw = rawOf(companyFields, first as never);
  await reviseCompany(officer, first.code, first.version, companyInput.parse({ ...raw, name: "新名材料甲" }));

  const [project] = await db.select().from(projects).where(eq(projects.code, code));
  expect(project?.investorNames).toBe(`新名材料甲、${second.name}`);
  expect(project?.searchText).toContain("新名材料甲");
  expect(project?.searchText).toContain("xmclj");
  expect(project?.version).toBe(before?.version);
  const [found] = await db.select().from(fundDeals).where(eq(fundDeals.id, deal.id));
  const [candidate] = await db.select().from(listingCases).where(eq(listingCases.id, listing.id));
  const [onBoard] = await db.select().from(listedCompanies).where(eq(listedCompanies.id, listed.id));
  expect(candidate?.companyName).toBe("新名材料甲");
  expect(onBoard?.companyName).toBe("新名材料甲");
  for (const text of [found, candidate, onBoard].map((row) => row?.searchText)) {
    expect(text).toContain("新名材料甲");
    expect(text).not.toContain("旧名材料甲");
  }
  const [company] = await db.select().from(companies).where(eq(companies.id, first.id));
  expect(company?.name).toBe("新名材料甲");
});
