import "server-only";
import { labelsOf } from "@/lib/dictionaries/queries";
import { wordsOf } from "@/lib/dictionaries/shown";
import { showIn } from "@/lib/money/yuan";
import { unitNames } from "@/lib/units/queries";
import { projectFields } from "./fields";
import { needsEnergyReview } from "./gates";
import type { Project } from "./reach";
import { type Status, statusNames } from "./rules";

type Key = keyof typeof projectFields;

/** Which facts stand together on the record, in the order people read them. */
const groups: readonly { title: string; keys: readonly Key[] }[] = [
  {
    title: "基本情况",
    keys: ["content", "unitId", "regionCode", "park", "projectType", "buildType", "sourceArea", "leadSource"],
  },
  {
    title: "投资",
    keys: ["totalInvestment", "fixedInvestment", "equipmentInvestment", "expectedOutput", "expectedTax"],
  },
  { title: "产业链", keys: ["chainCode", "segmentCode", "chainRole", "industryCode"] },
  { title: "要素", keys: ["landArea", "plantArea", "energy", "electricity", "jobs"] },
  { title: "责任与推进", keys: ["owner", "leader", "problem", "demand", "nextStep"] },
  { title: "编号与来源", keys: ["approvalCode", "statisticsOn", "signEvent", "sourceNumber", "remark"] },
];

const wide: readonly Key[] = ["content", "problem", "demand", "nextStep", "remark"];

export type FactGroup = { title: string; facts: { label: string; value: string; wide?: boolean }[] };

/** The record's facts in words, grouped as on the page. */
export async function projectFacts(project: Project): Promise<FactGroup[]> {
  const [words, units, bands] = await Promise.all([
    wordsOf(projectFields),
    unitNames(),
    labelsOf("sizeBands"),
  ]);
  const worded = (key: Key) => {
    if (key === "unitId") return units.get(project.unitId) ?? "—";
    const { unit } = projectFields[key] as { unit?: string };
    const value = words(key, project[key]);
    return unit && value !== "—" && /\d$/.test(value) ? `${value} ${unit}` : value;
  };
  const shown = groups.map(({ title, keys }) => ({
    title,
    facts: keys.map((key) => ({
      label: projectFields[key].label,
      value: worded(key),
      wide: wide.includes(key),
    })),
  }));
  return shown.map((group) => ({
    ...group,
    facts: [...group.facts, ...derivedFacts(group.title, project, bands)],
  }));
}

function derivedFacts(group: string, project: Project, bands: ReadonlyMap<string, string>) {
  if (group === "投资") {
    return [
      {
        label: "规模档",
        value: project.sizeClass ? (bands.get(project.sizeClass) ?? project.sizeClass) : "—",
      },
      { label: "亩均投资强度", value: perMu(project.fixedInvestmentYuan, project.landArea) },
      { label: "亩均税收", value: perMu(project.expectedTaxYuan, project.landArea) },
    ];
  }
  if (group === "要素")
    return [{ label: "节能审查", value: needsEnergyReview(project) ? "需节能审查" : "—" }];
  if (group === "责任与推进")
    return [{ label: "状态", value: statusNames[project.status as Status] ?? project.status }];
  if (group === "编号与来源" && project.reportedStage)
    return [{ label: "原表阶段", value: project.reportedStage }];
  return [];
}

/** 万元/亩, from whole yuan and the stated area (domain.md §1.12). */
function perMu(yuan: number | null, area: string | null): string {
  const mu = Number(area ?? 0);
  return yuan === null || mu === 0 ? "—" : `${showIn(Math.round(yuan / mu), "万元", 2)} 万元/亩`;
}
