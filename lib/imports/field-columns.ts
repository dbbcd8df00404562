import type { Fields } from "@/lib/fields/input";
import type { ImportColumn } from "./register";

const hints: Readonly<Partial<Record<ImportColumn["kind"], string>>> = {
  amount: "数字，单位见表头；也可写 1.2亿元、5000万美元、待定",
  quantity: "数字，单位见表头",
  count: "整数，单位见表头",
  day: "如 2026-03-18、2026年3月；没有就留空",
  choice: "从下拉列表选择",
  flag: "是 或 否",
  reference: "从下拉列表选择；整张表都是一个时可以不填，导入时选一次",
};

export type FieldColumns = {
  group: string;
  /** Titles some ledgers use beside those registered with the field. */
  moreNames?: Readonly<Record<string, readonly string[]>>;
  hints?: Readonly<Record<string, string>>;
  examples?: Readonly<Record<string, string>>;
};

/** The columns a sheet can have for these fields, by their labels and the other titles they go by. */
export const fieldColumns = (fields: Fields, more: FieldColumns): ImportColumn[] =>
  Object.entries(fields).map(([key, field]): ImportColumn => {
    const needed = field.required ? "必填，" : "";
    const words = field.kind === "text" || field.kind === "lines";
    const usual = words ? `${needed}不超过 ${field.longest ?? 120} 个字` : hints[field.kind];
    return {
      key,
      label: field.label,
      names: [field.label, ...field.also, ...(more.moreNames?.[key] ?? [])],
      kind: field.kind,
      group: more.group,
      required: field.required,
      unit: field.unit,
      planned: field.planned,
      hint: more.hints?.[key] ?? usual ?? "",
      example: more.examples?.[key] ?? "",
    };
  });

export type PlainColumn = Pick<ImportColumn, "key" | "group"> &
  Partial<Omit<ImportColumn, "names">> & { names: readonly string[] };

/** A column that is no field of the record itself; its first name is its label. */
export const plainColumn = ({ names, kind = "text", ...rest }: PlainColumn): ImportColumn => ({
  label: names[0] ?? rest.key,
  names,
  kind,
  required: false,
  hint: hints[kind] ?? "",
  example: "",
  ...rest,
});

export const labelIn = (columns: readonly ImportColumn[], key: string): string =>
  columns.find((column) => column.key === key)?.label ?? key;
