import "server-only";
import { dictionaryItems } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { forgetDictionaries } from "./queries";
import { agendaRules } from "./reference/agenda-rules";
import { chains, segments } from "./reference/chains";
import { dealStages } from "./reference/deal-stages";
import { holidays } from "./reference/holidays";
import { industries } from "./reference/industries";
import { lightRules, monthSteps } from "./reference/light-rules";
import { listingStages } from "./reference/listing-stages";
import { regions } from "./reference/regions";
import { projectStages } from "./reference/stages";

type Item = typeof dictionaryItems.$inferInsert;

/** Lower bounds in whole yuan; upper bounds excluded (domain.md §1.3). */
const sizeBands: readonly [code: string, label: string, from: number, cumulative: string][] = [
  ["C0", "亿元以下", 0, ""],
  ["C1", "1–5 亿元", 100_000_000, "亿元以上"],
  ["C5", "5–10 亿元", 500_000_000, "5 亿元以上"],
  ["C10", "10–50 亿元", 1_000_000_000, "10 亿元以上"],
  ["C50", "50–100 亿元", 5_000_000_000, "50 亿元以上"],
  ["C100", "百亿元", 10_000_000_000, "百亿项目"],
];

/** Quzhou's four tiers of 2022; other cities name theirs otherwise (domain.md §3.2). */
const listingTiers = [
  ["RESERVE", "上市后备"],
  ["CULTIVATED", "上市培育"],
  ["PLANNED", "拟上市"],
  ["LISTED", "上市公司"],
] as const;

/** `standards` is how the rules of the board are filed. */
const boards = [
  ["SSE", "上交所主板", "主板", true],
  ["SZSE", "深交所主板", "主板", true],
  ["STAR", "科创板", "科创", true],
  ["CN", "创业板", "创业", true],
  ["BSE", "北交所", "北交", true],
  ["HK", "港交所", "港交", false],
  ["OS", "其他境外市场", "境外", false],
  ["NEEQ", "新三板", "新三板", true],
] as const;

/** Working days that the administrator may set anew. */
const assignmentRules = [
  ["RECEIVE", "接收时限：交办后须接收", 3],
  ["REMIND", "蓝牌提醒：距到期不超过", 3],
  ["ALARM", "红牌：逾期超过（以内为黄牌）", 5],
] as const;

const items: readonly Item[] = [
  ...chains.map(({ code, label }, i) => ({ dictionary: "chains", code, label, position: i, mark: "S1" })),
  ...segments.map(([code, label, position, industryCodes, products], i) => ({
    dictionary: "segments",
    code,
    label,
    parentCode: code.slice(0, 3),
    position: i,
    attributes: { position, industries: industryCodes, products },
  })),
  ...projectStages.map(({ code, label, position, entry, evidence, daysToNext, skippable, mark }) => ({
    dictionary: "stages",
    code,
    label,
    position,
    attributes: { entry, evidence, daysToNext, skippable },
    mark,
  })),
  ...dealStages.map((stage) => stageItem("dealStages", stage)),
  ...listingStages.map((stage) => stageItem("listingStages", stage)),
  ...listingTiers.map(([code, label], i) => ({
    dictionary: "listingTiers",
    code,
    label,
    position: i,
    mark: "S76",
  })),
  ...boards.map(([code, label, short, domestic], i) => ({
    dictionary: "boards",
    code,
    label,
    position: i,
    attributes: { short, domestic },
  })),
  ...agendaRules.map(([code, label, limit, from, minutes], i) => ({
    dictionary: "agendaRules",
    code,
    label,
    position: i,
    attributes: { limit, from, minutes },
    mark: "D",
  })),
  ...sizeBands.map(([code, label, from, cumulative], i) => ({
    dictionary: "sizeBands",
    code,
    label,
    position: i,
    attributes: { from, cumulative },
    mark: "D",
  })),
  ...lightRules.map(({ code, label, mark, ...attributes }, i) => ({
    dictionary: "lightRules",
    code,
    label,
    position: i,
    attributes,
    mark,
  })),
  ...monthSteps.map(({ code, label, mark, ...attributes }, i) => ({
    dictionary: "monthSteps",
    code,
    label,
    position: i,
    attributes,
    mark,
  })),
  ...holidays.map(({ day, label, kind }, i) => ({
    dictionary: "holidays",
    code: day,
    label,
    position: i,
    attributes: { kind },
    mark: "国务院办公厅通知",
  })),
  ...assignmentRules.map(([code, label, days], i) => ({
    dictionary: "assignmentRules",
    code,
    label,
    position: i,
    attributes: { days },
    mark: "D",
  })),
  ...regions
    .filter(({ kind }) => kind !== "functional_zone")
    .map(({ code, label, short, position }) => ({
      dictionary: "regions",
      code,
      label,
      position,
      attributes: { short },
    })),
  ...industries.map(({ code, label, parentCode }, i) => ({
    dictionary: "industries",
    code,
    label,
    parentCode,
    position: i,
  })),
];

type RoadStage = (typeof dealStages)[number] | (typeof listingStages)[number];

function stageItem(dictionary: string, stage: RoadStage): Item {
  const { code, label, position, entry, evidence, daysToNext, skippable, side, mark } = stage;
  return {
    dictionary,
    code,
    label,
    position,
    attributes: { entry, evidence, daysToNext, skippable, side },
    mark,
  };
}

/** Adds what is missing; a row an administrator has edited or closed stays as it is. */
export async function loadDictionaries(): Promise<void> {
  await asSystem("system.reference", async (tx, record) => {
    const known = new Set(
      (await tx.select().from(dictionaryItems)).map((item) => `${item.dictionary} ${item.code}`),
    );
    const added = items.filter((item) => !known.has(`${item.dictionary} ${item.code}`));
    if (added.length === 0) return;
    for (const row of await tx
      .insert(dictionaryItems)
      .values([...added])
      .returning()) {
      record(dictionaryItems, null, row, { label: `${row.dictionary} ${row.label}` });
    }
  });
  forgetDictionaries();
}
