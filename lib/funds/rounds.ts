import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companies, fundDeals, funds, investmentRounds, projects } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { withinReach } from "@/lib/auth/reach";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { companyReach } from "@/lib/companies/reach";
import { requireKnownCodes } from "@/lib/dictionaries/commands";
import { projectReach } from "@/lib/projects/reach";
import { searchTextOf } from "@/lib/search/search-text";
import { listUnits } from "@/lib/units/queries";
import { roundFields } from "./fields";
import type { RoundInput, RoundRevision } from "./input";
import { addPart, revisePart } from "./parts";
import type { Round } from "./reach";

/**
 * The company's round of that name: begun when it is new, joined when another fund was first. Joining fills what the
 * round did not say yet and overwrites nothing; a different place is refused, since the round lies in one.
 */
export async function roundFor(
  tx: Transaction,
  viewer: Viewer,
  input: RoundInput,
  record: Recorder,
): Promise<Round> {
  await requireRoundFacts(tx, viewer, input);
  const company = await companyFor(tx, viewer, input.companyId);
  const [known] = await tx
    .select()
    .from(investmentRounds)
    .where(
      and(
        eq(investmentRounds.companyId, input.companyId),
        eq(investmentRounds.name, input.name),
        isNull(investmentRounds.deletedAt),
      ),
    )
    .for("update");
  const label = `${company} ${input.name}`;
  if (!known) return addPart(tx, viewer, investmentRounds, input, record, { label });
  if (known.unitId !== input.unitId) {
    const place = (await listUnits()).find(({ id }) => id === known.unitId)?.shortName ?? "其他单位";
    throw new Unacceptable(`${label}已登记，落户地是${place}；请核对，或换一个轮次名称`, {
      "round.unitId": `这一轮已登记在${place}`,
    });
  }
  const set = {
    projectId: known.projectId ?? input.projectId,
    chainCode: known.chainCode ?? input.chainCode,
    postMoney: known.postMoney ?? input.postMoney,
    note: known.note ?? input.note,
  };
  const isNews = (Object.keys(set) as (keyof typeof set)[]).some((key) => set[key] !== known[key]);
  if (!isNews) return known;
  return revisePart(tx, viewer, investmentRounds, { before: known, version: known.version, set }, record, {
    label,
  });
}

/** Codes known, place known, project citable. */
export async function requireRoundFacts(
  tx: Transaction,
  viewer: Viewer,
  input: RoundRevision,
  before?: Round,
): Promise<void> {
  await requireKnownCodes(tx, roundFields, input, before);
  const place = (await listUnits()).find(({ id }) => id === input.unitId);
  if (!place) throw new Unacceptable("落户地不存在，请重新选择", { "round.unitId": "请重新选择落户地" });
  if (input.projectId === null) return;
  const [project] = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(
      and(
        eq(projects.id, input.projectId),
        isNull(projects.deletedAt),
        isNotNull(projects.signedOn),
        withinReach(viewer, "project.cite", projectReach),
      ),
    );
  if (!project)
    throw new Unacceptable("关联的项目不存在或还没有正式签约，请重新选择", {
      "round.projectId": "请选择已正式签约的项目",
    });
}

/** The company's name, if the viewer may use the company. */
async function companyFor(tx: Transaction, viewer: Viewer, id: number): Promise<string> {
  const [company] = await tx
    .select({ name: companies.name })
    .from(companies)
    .where(
      and(
        eq(companies.id, id),
        isNull(companies.deletedAt),
        withinReach(viewer, "company.read", companyReach),
      ),
    );
  if (!company)
    throw new Unacceptable("被投企业不存在或不在您的范围内，请重新选择", {
      "round.companyId": "请重新选择企业",
    });
  return company.name;
}

/** What the round's deals are found by follows the round. */
export async function refreshDealWords(
  tx: Transaction,
  words: { company: string; round: string },
  deals: { id: number; code: string; fund: string; owner: string | null; sourceNumber: string | null }[],
): Promise<void> {
  for (const { id, code, fund, owner, sourceNumber } of deals)
    await tx
      .update(fundDeals)
      .set({ searchText: searchTextOf(words.company, words.round, fund, owner, sourceNumber, code) })
      .where(eq(fundDeals.id, id));
}

/** The deals of a round with what they are searched by. */
export const dealsIn = (tx: Transaction, roundId: number) =>
  tx
    .select({
      id: fundDeals.id,
      code: fundDeals.code,
      owner: fundDeals.owner,
      sourceNumber: fundDeals.sourceNumber,
      fund: funds.name,
    })
    .from(fundDeals)
    .innerJoin(funds, eq(funds.id, fundDeals.fundId))
    .where(and(eq(fundDeals.roundId, roundId), isNull(fundDeals.deletedAt)));

/** A round whose last deal is taken back goes with it. */
export async function dropEmptyRound(
  tx: Transaction,
  viewer: Viewer,
  round: Round,
  record: Recorder,
): Promise<void> {
  const [left] = await tx
    .select({ id: fundDeals.id })
    .from(fundDeals)
    .where(and(eq(fundDeals.roundId, round.id), isNull(fundDeals.deletedAt)))
    .limit(1);
  if (left) return;
  const set = { deletedAt: new Date().toISOString() };
  await revisePart(tx, viewer, investmentRounds, { before: round, version: round.version, set }, record, {
    label: round.name,
  });
}
