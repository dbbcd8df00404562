import "server-only";
import { type History, historyIn } from "@/lib/audit/acts";
import { verbName } from "@/lib/auth/verb-names";
import type { Viewer } from "@/lib/auth/viewer";
import { wordsOf } from "@/lib/dictionaries/shown";
import { missing } from "@/lib/fields/kinds";
import { unitNames } from "@/lib/units/queries";
import { companyFields, companyHistoryLabels, contactFields } from "./fields";
import { type Company, companyHistory } from "./queries";

const verbWords: Readonly<Record<string, string>> = {
  "company.log": "登记企业",
  "company.revise": "修改企业",
  "company.nameChainLeader": "链主认定",
  "company.remove": "删除企业",
  "contact.log": "添加联系人",
  "contact.revise": "修改联系人",
  "contact.remove": "删除联系人",
};

/** Who changed what, old → new, in the words of the forms. */
export async function companyHistoryInWords(
  viewer: Viewer,
  company: Company,
  before?: number,
): Promise<History> {
  const [entries, words, units] = await Promise.all([
    companyHistory(viewer, company, before),
    wordsOf(companyFields),
    unitNames(),
  ]);
  const show = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === "") return missing;
    if (field === "unitId") return units.get(Number(value)) ?? String(value);
    if (field in companyFields) return words(field as keyof typeof companyFields, value);
    if (typeof value === "boolean") return value ? "是" : "否";
    return field.endsWith("At") ? String(value).slice(0, 16) : String(value);
  };
  return historyIn(entries, ({ id, at, who, verb, entity, label, reason, changes }) => ({
    id,
    at,
    reason,
    who,
    what: `${verbWords[verb] ?? verbName(verb)}${entity === "contacts" ? `：${label?.replace(company.name, "").trim() ?? ""}` : ""}`,
    lines: changes
      .filter(({ field }) => field !== "companyId")
      .map(({ field, from, to }) => ({
        label: labelOf(field, entity),
        from: from === null ? null : show(field, from),
        to: show(field, to),
      })),
  }));
}

function labelOf(field: string, entity: string | null): string {
  const fields: Readonly<Record<string, { label: string }>> =
    entity === "contacts" ? contactFields : companyFields;
  return fields[field]?.label ?? companyHistoryLabels[field] ?? field;
}
