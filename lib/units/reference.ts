import "server-only";
import { sql } from "drizzle-orm";
import { unitPaths, units } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { forgetUnits } from "./queries";

type Planned = {
  code: string;
  name: string;
  short: string;
  kind: UnitKind;
  parent: string | null;
  chain?: string;
  carriesTarget?: boolean;
};

export const unitKindNames = {
  city: "市",
  bureau: "招商中心",
  county: "县（市、区）",
  zone: "功能区",
  department: "部门",
  fund: "基金公司",
  finance: "金融办",
  chainOffice: "产业链专班",
} as const;
export type UnitKind = keyof typeof unitKindNames;

const city = "330800";

/** In official order (domain.md §1.7); zones have codes of our own since GB/T 2260 knows none. */
const plan: readonly Planned[] = [
  { code: city, name: "衢州市", short: "衢州市", kind: "city", parent: null },
  { code: "330800B1", name: "衢州市招商投资促进中心", short: "市本级", kind: "bureau", parent: city },
  ...(
    [
      ["330802", "柯城区", "柯城"],
      ["330803", "衢江区", "衢江"],
      ["330825", "龙游县", "龙游"],
      ["330881", "江山市", "江山"],
      ["330822", "常山县", "常山"],
      ["330824", "开化县", "开化"],
    ] as const
  ).map(([code, name, short]) => ({
    code,
    name,
    short,
    kind: "county" as const,
    parent: city,
    carriesTarget: true,
  })),
  {
    code: "330800Z1",
    name: "衢州智造新城",
    short: "智造新城",
    kind: "zone",
    parent: city,
    carriesTarget: true,
  },
  {
    code: "330800Z2",
    name: "衢州智慧新城",
    short: "智慧新城",
    kind: "zone",
    parent: city,
    carriesTarget: true,
  },
  ...(
    [
      ["330800D1", "市发展和改革委员会", "市发改委"],
      ["330800D2", "市经济和信息化局", "市经信局"],
      ["330800D3", "市自然资源和规划局", "市资规局"],
      ["330800D4", "市生态环境局", "市生态环境局"],
      ["330800D5", "市住房和城乡建设局", "市住建局"],
    ] as const
  ).map(([code, name, short]) => ({ code, name, short, kind: "department" as const, parent: city })),
  { code: "330800F1", name: "市产业基金公司", short: "基金公司", kind: "fund", parent: city },
  { code: "330800J1", name: "市金融工作办公室", short: "市金融办", kind: "finance", parent: city },
  ...(
    [
      ["XCL", "新材料"],
      ["XNY", "新能源"],
      ["JCD", "集成电路"],
      ["ZNZ", "智能装备"],
      ["SMJ", "生命健康"],
      ["TZZ", "特种纸"],
    ] as const
  ).map(([chain, label]) => ({
    code: `330800C-${chain}`,
    name: `${label}产业链专班`,
    short: `${label}专班`,
    kind: "chainOffice" as const,
    parent: city,
    chain,
  })),
];

/** Adds what is missing and leaves what an administrator has changed. */
export async function loadUnits(): Promise<void> {
  await asSystem("system.reference", async (tx, record) => {
    const known = new Map((await tx.select().from(units)).map((unit) => [unit.code, unit]));
    for (const [i, one] of plan.entries()) {
      if (known.has(one.code)) continue;
      const [added] = await tx
        .insert(units)
        .values({
          code: one.code,
          name: one.name,
          shortName: one.short,
          kind: one.kind,
          parentId: one.parent ? known.get(one.parent)?.id : null,
          chainCode: one.chain,
          position: i * 10,
          carriesTarget: one.carriesTarget ?? false,
        })
        .returning();
      if (!added) continue;
      known.set(added.code, added);
      record(units, null, added);
    }
    await tx.delete(unitPaths);
    await tx.execute(sql`
      insert into ${unitPaths} (ancestor_id, descendant_id)
      with recursive up as (
        select id as descendant, id as ancestor from ${units}
        union all
        select up.descendant, u.parent_id from up join ${units} u on u.id = up.ancestor where u.parent_id is not null
      ) select ancestor, descendant from up`);
  });
  forgetUnits();
}
