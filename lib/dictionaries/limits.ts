import type { DictionaryName } from "./queries";

type Attributes = Readonly<Record<string, unknown>>;
export type Complaint = { field: string; message: string };

/** Rules that judge: what they said on an earlier day must stay what they say of that day. */
const judging: readonly string[] = [
  "lightRules",
  "monthSteps",
  "assignmentRules",
  "agendaRules",
] satisfies DictionaryName[];
export const isJudging = (name: string): boolean => judging.includes(name);

type Measure = { unit: string; least?: number; most: number };

/** What the lines of each light are counted in, and how far they can be meant. */
const lightMeasures: Readonly<Record<string, Measure>> = {
  SILENCE: { unit: "天", most: 365 },
  "START-LATE": { unit: "天", most: 1_000 },
  "START-UNPLANNED": { unit: "天", most: 1_000 },
  "PROGRESS-GAP": { unit: "个百分点", most: 100 },
  "REPORT-GAP": { unit: "个月", most: 24 },
  STATISTICS: { unit: "个月", most: 24 },
  "FULL-LATE": { unit: "天", most: 1_000 },
  TASK: { unit: "个工作日", most: 60 },
};

/** The agenda's rules that have a threshold; the others look at nothing but whether something is open or turned. */
const agendaMeasures: Readonly<Record<string, Measure>> = {
  SLIPS: { unit: "次", most: 20 },
  SILENT: { unit: "天", most: 365 },
  UNSTARTED: { unit: "天", most: 1_000 },
  NO_CHANGE: { unit: "个月", least: 2, most: 24 },
};

const complaint = (key: string, message: string): Complaint => ({ field: `attributes.${key}`, message });

const within = (key: string, label: string, value: number, { unit, least = 1, most }: Measure) =>
  value < least || value > most
    ? complaint(key, `${label}：写了 ${value}，请写 ${least} 到 ${most} ${unit}`)
    : null;

const numberIn = (attributes: Attributes, key: string): number | null =>
  typeof attributes[key] === "number" ? (attributes[key] as number) : null;

function wrongLight(code: string, attributes: Attributes, stages: readonly string[]): Complaint | null {
  const measure = lightMeasures[code] ?? { unit: "", most: 1_000 };
  const [yellow, red] = [numberIn(attributes, "yellow"), numberIn(attributes, "red")];
  if (yellow === null && red === null)
    return complaint("red", "黄线和红线至少写一个；不再用的规则请办理停用");
  if (yellow !== null && red !== null && yellow >= red)
    return complaint(
      "red",
      `红线须大于黄线：现在黄线 ${yellow} ${measure.unit}、红线 ${red} ${measure.unit}，黄灯没有亮的余地`,
    );
  const place = (key: string) => stages.indexOf(String(attributes[key]));
  if (place("firstStage") > place("lastStage"))
    return complaint("lastStage", "“到阶段”不能在“从阶段”之前，否则没有项目适用这条规则");
  return (
    (yellow === null ? null : within("yellow", "黄线", yellow, measure)) ??
    (red === null ? null : within("red", "红线", red, measure))
  );
}

function wrongAgenda(code: string, attributes: Attributes): Complaint | null {
  const measure = agendaMeasures[code];
  const [limit, from, minutes] = ["limit", "from", "minutes"].map((key) => numberIn(attributes, key));
  if (!measure && limit !== null) return complaint("limit", "这条规则没有门槛，请留空");
  if (measure && limit === null)
    return complaint("limit", `门槛：请写多少${measure.unit}；不再用的规则请办理停用`);
  if (code !== "SILENT" && from !== null) return complaint("from", "这条规则不看总投资，请留空");
  return (
    (measure && typeof limit === "number" ? within("limit", "门槛", limit, measure) : null) ??
    (typeof minutes === "number"
      ? within("minutes", "议程时长", minutes, { unit: "分钟", most: 90 })
      : complaint("minutes", "议程时长：请写分钟数"))
  );
}

function wrongDeadline(attributes: Attributes): Complaint | null {
  return within("days", "天数", numberIn(attributes, "days") ?? 0, { unit: "个工作日", most: 60 });
}

const monthOrder = ["OPEN", "SUBMIT", "REVIEW", "CLOSE"];

export type OtherEntry = { code: string; label: string; attributes: Attributes };

/** The steps of a month follow each other; only the bulletin belongs to the next. */
function wrongStep(code: string, attributes: Attributes, others: readonly OtherEntry[]): Complaint | null {
  const day = numberIn(attributes, "day") ?? 0;
  const place = monthOrder.indexOf(code);
  if (place >= 0 && attributes.next === true)
    return complaint("next", "这一步须在当月；只有印发通报可以在次月");
  const late = others.find((one) => {
    const at = monthOrder.indexOf(one.code);
    const on = numberIn(one.attributes, "day") ?? 0;
    return place >= 0 && at >= 0 && ((at < place && on > day) || (at > place && on < day));
  });
  if (late) {
    const on = numberIn(late.attributes, "day");
    return complaint("day", `日期：与“${late.label}”（${on} 日）的先后顺序相反，请先调整那一步`);
  }
  return within("day", "日期", day, { unit: "日", most: 31 });
}

/** What is wrong with the numbers of a rule, at its field and in words; null when it can be used. */
export function wrongIn(
  name: string,
  code: string,
  attributes: Attributes,
  { stages, others }: { stages: readonly string[]; others: readonly OtherEntry[] },
): Complaint | null {
  if (name === "lightRules") return wrongLight(code, attributes, stages);
  if (name === "agendaRules") return wrongAgenda(code, attributes);
  if (name === "assignmentRules") return wrongDeadline(attributes);
  if (name === "monthSteps") return wrongStep(code, attributes, others);
  return null;
}
