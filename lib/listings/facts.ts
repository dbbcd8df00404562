import "server-only";
import { wordsOf } from "@/lib/dictionaries/shown";
import { unitNames } from "@/lib/units/queries";
import { listedFields, listingFields } from "./fields";
import type { ListedCompany, ListingCase } from "./reach";
import { isListingStage, paperRunsOut, type SideKind, sideKinds } from "./rules";

type Fact = { label: string; value: string; wide?: boolean };

const caseOrder = [
  "unitId",
  "tier",
  "board",
  "plannedFilingOn",
  "plannedListingOn",
  "owner",
  "isConfidential",
  "problem",
  "nextStep",
  "note",
] as const;

const wide: readonly string[] = ["problem", "nextStep", "note"];

/** A case as label and value, in the order people read it. `whole` false leaves out what a department is not shown. */
export async function listingFacts(listing: ListingCase, { whole = true } = {}): Promise<Fact[]> {
  const [words, units] = await Promise.all([wordsOf(listingFields), unitNames()]);
  const shown = whole ? caseOrder : (["unitId"] as const);
  const facts = shown.map((key) => ({
    label: listingFields[key].label,
    value: key === "unitId" ? (units.get(listing.unitId) ?? "—") : words(key, listing[key]),
    wide: wide.includes(key),
  }));
  const side = listing.sideState ? sideKinds[listing.sideState as SideKind] : "推进";
  const paper = paperRunsOut(listing.stage, listing.stageOn);
  return [
    ...facts.slice(0, 1),
    { label: "状态", value: side },
    ...(whole && paper && isListingStage(listing.stage)
      ? [{ label: "有效期", value: `${paper.what}至 ${paper.on}` }]
      : []),
    ...facts.slice(1),
  ];
}

const listedOrder = [
  "unitId",
  "board",
  "stockCode",
  "stockName",
  "listedOn",
  "proceeds",
  "localProceeds",
  "delistedOn",
  "delistReason",
  "note",
] as const;

export async function listedFacts(listed: ListedCompany): Promise<Fact[]> {
  const [words, units] = await Promise.all([wordsOf(listedFields), unitNames()]);
  return listedOrder.map((key) => {
    const { unit } = listedFields[key] as { unit?: string };
    const value = key === "unitId" ? (units.get(listed.unitId) ?? "—") : words(key, listed[key]);
    return {
      label: listedFields[key].label,
      value: unit && value !== "—" && /\d$/.test(value) ? `${value} ${unit}` : value,
      wide: key === "note" || key === "delistReason",
    };
  });
}
