import { z } from "zod";
import type { dictionaryItems } from "@/db/schema";
import type { FactsOf, Fields } from "@/lib/fields/input";
import { choice, day, type Field, flag, lines, missing, refuse, required, text } from "@/lib/fields/kinds";
import { count } from "@/lib/fields/numbers";
import { parseAmount } from "@/lib/money/amount";
import { showYi, writtenIn } from "@/lib/money/yuan";
import { dayKinds } from "./holiday-notice";
import type { DictionaryName } from "./queries";
import { projectStages } from "./reference/stages";

type Own = "id" | "dictionary" | "code" | "position" | "attributes" | "validTo" | "version";

export const entryFields = {
  label: required(text("名称", { longest: 80 })),
  parentCode: text("上级代码", { longest: 40 }),
  mark: text("依据与核实情况", { longest: 40 }),
  validFrom: required(day("生效日", { planned: true })),
} satisfies FactsOf<typeof dictionaryItems.$inferSelect, Own>;

const positions = { 上游: "上游", 中游: "中游", 下游: "下游", 配套: "配套" } as const;

const stageWords = Object.fromEntries(projectStages.map(({ code, label }) => [code, label]));

const roadFields = {
  entry: lines("进入条件", { longest: 300 }),
  evidence: lines("佐证材料", { longest: 300 }),
  daysToNext: count("一般用时", "天"),
  skippable: flag("可以跳过"),
  side: flag("主线之外"),
};

/** What the entries of each dictionary hold beside their name. */
export const attributeFields = {
  chains: {},
  segments: {
    position: choice("所处位置", positions),
    industries: text("行业代码", { longest: 120 }),
    products: lines("主要产品", { longest: 300 }),
  },
  stages: {
    entry: lines("进入条件", { longest: 300 }),
    evidence: lines("佐证材料", { longest: 300 }),
    daysToNext: count("一般用时", "天"),
    skippable: flag("可以跳过"),
  },
  sizeBands: { from: threshold("下限"), cumulative: text("累计称谓", { longest: 40 }) },
  regions: { short: text("简称", { longest: 20 }) },
  industries: {},
  dealStages: roadFields,
  listingStages: roadFields,
  listingTiers: {},
  lightRules: {
    how: lines("怎么算", { longest: 300 }),
    yellow: count("黄线", "天、月或百分点"),
    red: count("红线", "天、月或百分点"),
    firstStage: required(choice("从阶段", stageWords)),
    lastStage: required(choice("到阶段", stageWords)),
  },
  monthSteps: { day: required(count("日期", "日")), next: flag("在次月") },
  boards: { short: text("简称", { longest: 20 }), domestic: flag("境内市场") },
  holidays: { kind: required(choice("这一天", dayKinds)) },
  assignmentRules: { days: required(count("天数", "个工作日")) },
  agendaRules: {
    limit: count("门槛", "天、次或月"),
    from: threshold("总投资下限"),
    minutes: count("议程时长", "分钟"),
  },
} as const satisfies Record<DictionaryName, Fields>;

export const dictionaryCodes = Object.keys(attributeFields) as DictionaryName[];

/** The fields of one dictionary's attributes, whichever it is. */
export const attributeFieldsOf = (name: DictionaryName): Fields => attributeFields[name];

/** Whole yuan, typed in 亿元 as the bureau names its bands. */
function threshold(label: string): Field<number | null> {
  return {
    kind: "quantity",
    label,
    also: [],
    required: false,
    unit: "亿元",
    input: z
      .string()
      .max(40)
      .transform((typed, context) => {
        const parsed = parseAmount(typed, { unit: "亿元" });
        if (!parsed.ok) return refuse(context, `${label}：${parsed.message}`);
        if (parsed.amount === null) return null;
        const { yuan, currency } = parsed.amount;
        return yuan !== null && currency === "CNY"
          ? yuan
          : refuse(context, `${label}：请写一个确定的数，单位是亿元`);
      }),
    raw: (value) => (value === null ? "" : writtenIn(value, "亿元")),
    show: (value) => (value === null ? missing : `${showYi(value)} 亿元`),
  };
}
