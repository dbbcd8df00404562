import "server-only";
import { inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { grants, users } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { roleNames } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { type DemoPerson, demoPeople } from "@/lib/demo/accounts";
import { initialsOf } from "@/lib/search/search-text";
import { carryingUnits, type Unit } from "@/lib/units/queries";

/** Colleagues in the units that no demo person comes from; they sign in with the same word. */
const colleagues: readonly DemoPerson[] = (
  [
    ["kecheng-shen", "柯城审核员", "countyReviewer", "330802"],
    ["qujiang", "衢江招商员", "countyOfficer", "330803"],
    ["qujiang-shen", "衢江审核员", "countyReviewer", "330803"],
    ["jiangshan", "江山招商员", "countyOfficer", "330881"],
    ["jiangshan-shen", "江山审核员", "countyReviewer", "330881"],
    ["changshan", "常山招商员", "countyOfficer", "330822"],
    ["changshan-shen", "常山审核员", "countyReviewer", "330822"],
    ["zhizao-shen", "智造新城审核员", "countyReviewer", "330800Z1"],
    ["zhihui", "智慧新城招商员", "countyOfficer", "330800Z2"],
    ["zhihui-shen", "智慧新城审核员", "countyReviewer", "330800Z2"],
  ] as const
)
  .map(([account, name, role, unit]) => ({ account, name: `演示·${name}`, role, unit }))
  .filter(({ account }) => !demoPeople.some((person) => person.account === account));

type User = typeof users.$inferSelect;

/** Who acts in the story. */
export type Cast = {
  unit(code: string): Unit;
  person(account: string): User;
  /** The officer of a unit, who keeps its facts. */
  officer(unitCode: string): Viewer;
  /** The reviewer of a county or zone; the city's own centre has none. */
  reviewer(unitCode: string): User | null;
  /** Who accepts for the city: never the person who reported. */
  judgeOf(reporterId: number): User;
};

const officers = ["countyOfficer", "cityOfficer"];

export async function gatherCast(tx: Transaction, record: Recorder): Promise<Cast> {
  const units = await carryingUnits();
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  await addColleagues(tx, record, byCode);
  const everybody = [...demoPeople, ...colleagues];
  const known = await tx
    .select()
    .from(users)
    .where(
      inArray(
        users.account,
        everybody.map(({ account }) => account),
      ),
    );
  const byAccount = new Map(known.map((user) => [user.account, user]));
  const person = (account: string) => found(byAccount.get(account), account);
  const unit = (code: string) => found(byCode.get(code), code);
  const holding = (code: string, roles: readonly string[]) =>
    everybody.find((one) => one.unit === code && roles.includes(one.role));
  return {
    unit,
    person,
    officer: (code) => viewerOf(person(holding(code, officers)?.account ?? code), unit(code)),
    reviewer: (code) => {
      const one = holding(code, ["countyReviewer"]);
      return one ? person(one.account) : null;
    },
    judgeOf: (reporterId) => (person("shi").id === reporterId ? person("shi-fu") : person("shi")),
  };
}

function found<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`the story knows no ${name}`);
  return value;
}

async function addColleagues(tx: Transaction, record: Recorder, units: ReadonlyMap<string, Unit>) {
  const [first] = await tx.select({ passwordHash: users.passwordHash }).from(users).limit(1);
  if (!first || colleagues.length === 0) return;
  const added = await tx
    .insert(users)
    .values(
      colleagues.map(({ account, name, unit }) => ({
        account,
        name,
        initials: initialsOf(name),
        unitId: units.get(unit)?.id ?? 0,
        ...first,
      })),
    )
    .returning();
  const given = await tx
    .insert(grants)
    .values(
      added.map(({ id, unitId }, i) => ({
        userId: id,
        unitId,
        role: colleagues[i]?.role ?? "",
        fromDay: today(),
      })),
    )
    .returning();
  added.forEach((user, i) => {
    record(users, null, user);
    const grant = given[i];
    const role = colleagues[i]?.role;
    if (grant && role) record(grants, null, grant, { label: `${user.name} ${roleNames[role]}` });
  });
}

/** What a session of that officer would give, as far as writing for the unit needs it. */
function viewerOf({ id, name }: User, unit: Unit): Viewer {
  const role = unit.kind === "bureau" ? "cityOfficer" : "countyOfficer";
  return {
    userId: id,
    name,
    unitId: unit.id,
    unitName: unit.shortName,
    sessionId: 0,
    grants: [{ role, unitId: unit.id, unitIds: [unit.id], chainCode: null }],
    mustChangePassword: false,
    theme: "light",
    preview: null,
    address: null,
  };
}
