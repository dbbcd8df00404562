import "server-only";
import type { Transaction } from "@/db/client";
import { companies, fundDeals, investmentRounds } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { randomCode } from "@/lib/fields/codes";
import { companyKey } from "@/lib/fields/text";
import type { StoredFile } from "@/lib/files/store";
import type { Deal, Fund, Round } from "@/lib/funds/reach";
import { searchTextOf } from "@/lib/search/search-text";
import { told } from "./calendar";
import type { Cast } from "./cast";
import { stagesIn, type ToldPart, type ToldRound } from "./deals-plot";
import { toldRounds } from "./deals-told";
import { localNameFor } from "./tell-companies";
import { amountOf, writtenOn } from "./tell-funds";
import type { Told } from "./told";

export type Ground = {
  funds: ReadonlyMap<string, Fund>;
  /** Projects of the story by their keys, and the companies founded for them. */
  story: readonly Told[];
  companies: ReadonlyMap<string, number>;
  papers: ReadonlyMap<string, StoredFile>;
};

export type Placed = { told: ToldRound; round: Round; company: string };
export type Placing = {
  told: ToldRound;
  part: ToldPart;
  deal: Deal;
  round: Round;
  company: string;
  fund: Fund;
};

export const firstDayOf = (part: ToldPart) => stagesIn(part.road)[0]?.[1] ?? "2024-01-01";

const firmName = ([brand, trade]: readonly [string, string]) => `衢州${brand}${trade}示例有限公司`;

/** The companies and their rounds. */
export async function tellRounds(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  ground: Ground,
): Promise<Placed[]> {
  const keeper = cast.person("jijin").unitId;
  const firms = new Map<string, number>();
  const placed: Placed[] = [];
  for (const [i, one] of toldRounds.entries()) {
    const began = told(firstDayOf(one.parts[0] as ToldPart));
    const project = one.project ? ground.story.find(({ plot }) => plot.key === one.project) : undefined;
    if (one.project && !project) throw new Error(`the story knows no project ${one.project}`);
    const local = project && localNameFor(cast, project.unit, project.plot);
    const name = local ?? firmName(one.firm ?? ["", ""]);
    const known = local ? ground.companies.get(`${project?.unit} ${local}`) : firms.get(name);
    const companyId =
      known ?? (await addFirm(tx, record, cast, { name, unitId: keeper, one, began, turn: i }));
    if (!local) firms.set(name, companyId);
    const [round] = await tx
      .insert(investmentRounds)
      .values({
        companyId,
        name: one.round,
        projectId: project?.project.id,
        unitId: project?.project.unitId ?? cast.unit(one.unit ?? "").id,
        chainCode: project ? project.project.chainCode : one.chain,
        postMoney: one.postMoney ? amountOf(one.postMoney) : null,
        ...writtenOn(cast, began, i),
      })
      .returning();
    if (!round) throw new Error("no round was told");
    record(investmentRounds, null, round, { label: `${name} ${round.name}` });
    placed.push({ told: one, round, company: name });
  }
  return placed;
}

type NewFirm = { name: string; unitId: number; one: ToldRound; began: string; turn: number };

async function addFirm(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { name, unitId, one, began, turn }: NewFirm,
): Promise<number> {
  const code = randomCode("QY");
  const [company] = await tx
    .insert(companies)
    .values({
      ...{ code, name, unitId },
      nameKey: companyKey(name),
      place: "衢州",
      chainCode: one.chain,
      note: "演示企业，由基金公司登记",
      searchText: searchTextOf(name, code),
      ...writtenOn(cast, began, turn),
    })
    .returning();
  if (!company) throw new Error("no company was told");
  record(companies, null, company);
  return company.id;
}

/** Which funds joined which round. */
export async function tellParts(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { rounds, ground }: { rounds: Placed[]; ground: Ground },
): Promise<Placing[]> {
  const wanted = rounds.flatMap(({ told: one, ...rest }) =>
    one.parts.map((part) => ({ ...rest, told: one, part, fund: fundIn(ground, part.fund) })),
  );
  const added = await tx
    .insert(fundDeals)
    .values(
      wanted.map(({ part, round, company, fund }, i) => {
        const code = randomCode("TZ");
        return {
          code,
          fundId: fund.id,
          roundId: round.id,
          role: part.role,
          share: part.share,
          decided: part.decided ? amountOf(part.decided) : null,
          agreed: part.agreed ? amountOf(part.agreed) : null,
          owner: "演示·投资经理",
          searchText: searchTextOf(company, round.name, fund.name, code),
          ...writtenOn(cast, told(firstDayOf(part)), i),
        };
      }),
    )
    .returning();
  return wanted.flatMap((one, i) => {
    const deal = added[i];
    if (!deal) return [];
    record(fundDeals, null, deal, { label: `${one.company} ${one.round.name}` });
    return [{ ...one, deal }];
  });
}

function fundIn({ funds }: Ground, key: string): Fund {
  const fund = funds.get(key);
  if (!fund) throw new Error(`the story knows no fund ${key}`);
  return fund;
}
