import "server-only";
import type { Transaction } from "@/db/client";
import { companies, contacts } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { creditCodeOddity } from "@/lib/companies/rules";
import { randomCode } from "@/lib/fields/codes";
import { companyKey } from "@/lib/fields/text";
import { searchTextOf } from "@/lib/search/search-text";
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import { type Firm, firms, groupOf, localNameOf, nameOf } from "./firms";
import { type Chapter, type Plot, stepsOf } from "./plot";

type Company = typeof companies.$inferInsert;
type Wanted = { firm: Firm; unit: string; name: string; isLocal: boolean; plot: Plot };

export const firmOf = (key: string): Firm => {
  const firm = firms.get(key);
  if (!firm) throw new Error(`the story knows no firm ${key}`);
  return firm;
};

/** Where a company of a unit is registered, as its name says. */
const placeOf = (cast: Cast, unitCode: string) => {
  const { kind, shortName } = cast.unit(unitCode);
  return kind === "county" ? shortName : "衢州";
};

/** The company on the spot: founded at 注册, shared by phases and expansions. */
export function localNameFor(cast: Cast, unitCode: string, plot: Plot): string | null {
  const isFounded = stepsOf(plot.road).some(([stage]) => stage === "REG") || plot.phaseOf || plot.expands;
  const [lead = ""] = plot.firms;
  return isFounded ? localNameOf(firmOf(lead), placeOf(cast, unitCode)) : null;
}

/** By what a company of the story is found again. An anchor is recorded once and open to every unit. */
export const companyKeyOf = (unitCode: string, name: string, { leadsSince }: Firm): string =>
  leadsSince ? name : `${unitCode} ${name}`;

/** Every investor once per unit that records it, and the companies founded here. Answers with their ids. */
export async function tellCompanies(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  chapters: readonly Chapter[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = wantedCompanies(cast, chapters);
  const rows = [...wanted.values()].map((one, i) => companyOf(cast, one, i));
  const added = await tx.insert(companies).values(rows).returning();
  for (const company of added) record(companies, null, company);
  const ids = new Map([...wanted.keys()].map((key, i) => [key, added[i]?.id ?? 0]));
  await tellContacts(tx, record, [...wanted.values()], added);
  return ids;
}

function wantedCompanies(cast: Cast, chapters: readonly Chapter[]): Map<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  const want = (key: string, one: Wanted) => {
    if (!wanted.has(key)) wanted.set(key, one);
  };
  for (const { unit, plots } of chapters) {
    for (const plot of plots) {
      for (const firm of plot.firms.map(firmOf))
        want(companyKeyOf(unit, nameOf(firm), firm), {
          firm,
          unit: firm.leadsSince ? "330800Z1" : unit,
          name: nameOf(firm),
          isLocal: false,
          plot,
        });
      const name = localNameFor(cast, unit, plot);
      const firm = firmOf(plot.firms[0] ?? "");
      if (name) want(`${unit} ${name}`, { firm, unit, name, isLocal: true, plot });
    }
  }
  return wanted;
}

function companyOf(cast: Cast, { firm, unit, name, isLocal, plot }: Wanted, i: number): Company {
  const [segment, industryCode] = plot.trade;
  const officer = cast.officer(unit);
  const code = randomCode("QY");
  const shortName = firm.brand;
  const creditCode = isLocal || firm.leadsSince ? creditCodeNumber(i + 1) : null;
  const groupName = groupOf(firm);
  const since = momentOn(told(stepsOf(plot.road)[0]?.[1] ?? ""), i);
  return {
    code,
    name,
    nameKey: companyKey(name),
    shortName,
    creditCode,
    industryCode,
    unitId: cast.unit(unit).id,
    place: isLocal ? placeOf(cast, unit) : firm.place,
    groupName,
    chainCode: segment?.slice(0, 3) ?? null,
    isChainLeader: firm.leadsSince !== undefined,
    chainLeaderFrom: firm.leadsSince ? told(firm.leadsSince) : null,
    note: "虚构企业，仅供演示",
    searchText: searchTextOf(name, shortName, creditCode, groupName, code),
    createdBy: officer.userId,
    updatedBy: officer.userId,
    createdAt: since,
    updatedAt: since,
  };
}

/** Sound by its check digit, and of region 330899, which does not exist. */
function creditCodeNumber(n: number): string {
  const stem = `91330899MADEM${String(n).padStart(4, "0")}`;
  return [..."0123456789ABCDEFGHJKLMNPQRTUWXY"]
    .map((last) => stem + last)
    .find((code) => creditCodeOddity(code) === null) as string;
}

async function tellContacts(
  tx: Transaction,
  record: Recorder,
  wanted: readonly Wanted[],
  added: readonly { id: number; name: string; createdBy: number | null; createdAt: string }[],
) {
  const outside = wanted.flatMap(({ firm, isLocal }, i) => {
    const company = added[i];
    return isLocal || !company ? [] : [{ firm, company }];
  });
  const rows = outside.map(({ firm, company: { id: companyId, createdBy, createdAt } }, i) => {
    const [surname, title] = firm.contact;
    const phone = `138 0000 ${String(i + 1).padStart(4, "0")}`;
    const by = { createdBy, updatedBy: createdBy, createdAt, updatedAt: createdAt };
    return { companyId, name: `${surname}示例`, title, phone, email: `${firm.key}@example.com`, ...by };
  });
  const names = new Map(added.map(({ id, name }) => [id, name]));
  for (const contact of await tx.insert(contacts).values(rows).returning())
    record(contacts, null, contact, { label: `${names.get(contact.companyId)} ${contact.name}` });
}
